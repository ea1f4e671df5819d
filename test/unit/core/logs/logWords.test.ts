import assert from "node:assert/strict";
import { parseGoTo } from "../../../../src/core/logs/goToTarget";
import { frameOf, type FrameKind } from "../../../../src/core/logs/libraryFrames";
import { linksIn } from "../../../../src/core/logs/linksIn";
import { severityOf } from "../../../../src/core/logs/severity";

const filesIn = (line: string): readonly unknown[] =>
  linksIn(line).map((link) =>
    link.kind === "url"
      ? link.url
      : [link.path, link.line, link.column, line.slice(link.start, link.end)].join(" | "),
  );

describe("what a line of a log tells of", () => {
  it("is an error as loggers, Python, Node, Java, R, compilers and shells write it", () => {
    for (const line of [
      "2026-01-01 10:00:00 ERROR train failed",
      "CRITICAL:root:no data",
      "Traceback (most recent call last):",
      "FloatingPointError: loss is nan",
      "torch.cuda.OutOfMemoryError: CUDA out of memory",
      "Uncaught TypeError: x is not a function",
      "    TypeError [ERR_X]: wrong",
      'Exception in thread "main" java.lang.IllegalStateException: no',
      "Caused by: java.io.IOException: gone",
      "Error in fit(model) : object 'x' not found",
      "Execution halted",
      "main.c:3:5: error: expected ';'",
      "Segmentation fault (core dumped)",
      "npm ERR! missing script",
    ])
      assert.equal(severityOf(line), "error", line);
  });

  it("is a warning likewise", () => {
    for (const line of [
      "WARNING: island has 3 values",
      "WARN  deprecated",
      "train.py:3: UserWarning: one-hot encoded",
      "main.c:3:5: warning: unused variable",
      "Warning message:",
      "(node:12) [DEP0005] DeprecationWarning: Buffer()",
    ])
      assert.equal(severityOf(line), "warning", line);
  });

  it("is nothing of note where a metric or a name only sounds so", () => {
    for (const line of [
      "error: 0.31",
      "mean_squared_error 0.25",
      "ERROR_RATE=0.2",
      "0 errors, 0 warnings",
      "epoch 3 error=0.2",
      "the error was small",
    ])
      assert.equal(severityOf(line), null, line);
  });

  it("names files and lines as Python, Node, R, Java and C do", () => {
    assert.deepEqual(filesIn('  File "/home/ada/my data/train.py", line 88, in fit'), [
      '/home/ada/my data/train.py | 88 |  | "/home/ada/my data/train.py", line 88',
    ]);
    assert.deepEqual(filesIn("    at fit (/w/train.js:12:5)"), ["/w/train.js | 12 | 5 | /w/train.js:12:5"]);
    assert.deepEqual(filesIn("    at file:///w/train.mjs:3:1"), [
      "file:///w/train.mjs | 3 | 1 | file:///w/train.mjs:3:1",
    ]);
    assert.deepEqual(filesIn("3: fit(x) at train.R#7"), ["train.R | 7 |  | train.R#7"]);
    assert.deepEqual(filesIn("\tat org.acme.Train.main(Train.java:12)"), [
      // No file has this name: it leads nowhere.
      "org.acme.Train.main |  |  | org.acme.Train.main",
      "org/acme/Train.java | 12 |  | Train.java:12",
    ]);
    assert.deepEqual(filesIn("src/main.c:3:5: error: expected"), ["src/main.c | 3 | 5 | src/main.c:3:5"]);
    assert.deepEqual(filesIn("wrote outputs/model.joblib"), [
      "outputs/model.joblib |  |  | outputs/model.joblib",
    ]);
  });

  it("has addresses without what follows them in a sentence", () => {
    assert.deepEqual(filesIn("(see https://example.org/a?b=1#c)."), ["https://example.org/a?b=1#c"]);
    assert.deepEqual(filesIn("loss 0.0902 at 12:30"), []);
  });

  it("takes no time of a line without an end", () => {
    const begun = performance.now();
    for (const text of ["a".repeat(100_000), "a.".repeat(50_000), "/".repeat(100_000), '"'.repeat(100_000)])
      linksIn(text);
    assert.ok(performance.now() - begun < 5000);
  });

  it("belongs to a library where its frame does, with the code that follows", () => {
    const kinds: FrameKind[] = [];
    for (const line of [
      "Traceback (most recent call last):",
      '  File "/w/train.py", line 3, in <module>',
      "    fit()",
      '  File "/usr/lib/python3.12/site-packages/sk/base.py", line 9, in fit',
      "    check()",
      "    ^^^^^^^",
      "ValueError: no",
      "    at Object.<anonymous> (/w/node_modules/x/y.js:1:1)",
      "    at node:internal/main:3:1",
      "    at fit (/w/train.js:1:1)",
      "\tat java.base/java.lang.Thread.run(Thread.java:1)",
    ])
      kinds.push(frameOf(line, kinds.at(-1) ?? "none"));
    assert.deepEqual(kinds, [
      ...["none", "own", "own", "library", "library", "library", "none", "library", "library", "own"],
      "library",
    ]);
  });
});

describe("where to go in a log", () => {
  const started = new Date(2026, 0, 1, 23, 59, 30).getTime();

  it("is a line, or a time since the start", () => {
    assert.deepEqual(parseGoTo("14,203,080", null), { kind: "line", line: 14_203_080 });
    assert.deepEqual(parseGoTo("2:14:11.998", null), { kind: "time", ms: 8_051_998 });
    assert.deepEqual(parseGoTo("1:30", null), { kind: "time", ms: 90_000 });
    assert.deepEqual(parseGoTo("90 s", null), { kind: "time", ms: 90_000 });
  });

  it("is a time of the clock, of the next day where it is earlier than the start", () => {
    assert.deepEqual(parseGoTo("@23:59:40", started), { kind: "time", ms: 10_000 });
    assert.deepEqual(parseGoTo("@0:00:30", started), { kind: "time", ms: 60_000 });
    assert.equal(parseGoTo("@0:00:30", null), null);
  });

  it("is nothing else", () => {
    for (const text of ["", "0", "soon", "-3", "1:2:3:4"]) assert.equal(parseGoTo(text, started), null, text);
  });
});
