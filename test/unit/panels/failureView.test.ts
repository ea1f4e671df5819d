import assert from "node:assert/strict";
import { failureView } from "../../../src/panels/view/failureView";
import { linkPlaces } from "../../../src/panels/view/sourcePlaces";
import { factsOf, summaryIn } from "./detailsFixture";

const traceback = [
  "Traceback (most recent call last):",
  '  File "/home/ada/penguins/train.py", line 91, in <module>',
  "    main()",
  '  File "/home/ada/penguins/lib/load.py", line 48, in load',
  '  File "/usr/lib/python3/site-packages/numpy/x.py", line 3, in f',
  "\u001b[31mValueError: could not convert string to float: 'NA'\u001b[0m",
  "",
].join("\n");

describe("banner of an execution that did not end well", () => {
  it("says the script's own last words first, and how it ended behind them", () => {
    const reason = "exit code 1 after 1.2 s; last line of stderr: ValueError: could not convert";
    const failure = failureView(factsOf(summaryIn("FAILED", { reason })));
    assert.equal(failure?.headline, "ValueError: could not convert");
    assert.equal(failure.detail, "exit code 1 after 1.2 s");
  });

  it("shows the last lines without colours and names the innermost place in the user's own files", () => {
    const failure = failureView(
      factsOf(summaryIn("FAILED", { reason: "x" }), { errorTail: { text: traceback, hasMore: false } }),
    );
    assert.deepEqual(failure?.place, { path: "lib/load.py", line: 48 });
    assert.equal(failure.lastLines.at(-1)?.[0]?.text, "ValueError: could not convert string to float: 'NA'");
    assert.equal(failure.hasMore, false);
  });

  it("names the error of a Node script, not the version that Node prints after it", () => {
    const text =
      "train.mjs:1\n\nTypeError: rows is undefined\n    at load (/home/ada/penguins/train.mjs:1:24)\n\nNode.js v24.1.0\n";
    const reason = "exit code 1 after 1 s; last line of stderr: Node.js v24.1.0";
    const failure = failureView(
      factsOf(summaryIn("FAILED", { reason }), { errorTail: { text, hasMore: false } }),
    );
    assert.equal(failure?.headline, "TypeError: rows is undefined");
    assert.equal(failure.telling, 2);
    assert.deepEqual(failure.place, { path: "train.mjs", line: 1 });
  });

  it("says that standard error holds more", () => {
    const text = Array.from({ length: 40 }, (_, index) => `line ${index}`).join("\n");
    const failure = failureView(factsOf(summaryIn("FAILED"), { errorTail: { text, hasMore: false } }));
    assert.equal(failure?.hasMore, true);
    assert.equal(failure.lastLines.at(-1)?.[0]?.text, "line 39");
  });

  it("shows what a progress line ended with, not all that was overwritten", () => {
    const failure = failureView(
      factsOf(summaryIn("FAILED"), { errorTail: { text: "10%\r50%\r99%\nend\n", hasMore: false } }),
    );
    assert.deepEqual(
      failure?.lastLines.map((parts) => parts.map(({ text }) => text).join("")),
      ["99%", "end"],
    );
  });

  it("is there for dead and unreadable executions, with what is known of them", () => {
    assert.equal(failureView(factsOf(summaryIn("DEAD", { reason: "gone" })))?.headline, "gone");
    assert.equal(
      failureView(factsOf(summaryIn("UNKNOWN", { reason: "jobStatus.json is missing" })))?.kind,
      "unknown",
    );
  });

  it("is not there while it runs or after it ended well", () => {
    assert.equal(failureView(factsOf(summaryIn("EXECUTING"))), null);
    assert.equal(failureView(factsOf(summaryIn("COMPLETED"))), null);
  });
});

describe("places in what a script printed", () => {
  const cases: [line: string, path: string | null, number: number][] = [
    ["    at load (file:///home/ada/penguins/src/train.mjs:12:9)", "src/train.mjs", 12],
    ["    at load (/home/ada/penguins/train.mjs:3:9)", "train.mjs", 3],
    ["    at f (/home/ada/penguins/my scripts/train.mjs:3:9)", "my scripts/train.mjs", 3],
    ["train.py:48: DeprecationWarning", "train.py", 48],
    ["run.sh: line 7: nope: command not found", "run.sh", 7],
    ["    at Module._compile (node:internal/modules/cjs/loader:1554:14)", null, 0],
    ["    at f (/home/ada/penguins/node_modules/x/index.js:1:1)", null, 0],
    ['  File "/etc/passwd", line 1', null, 0],
    ["see ../secret.py:1", null, 0],
    ["12:30:15 epoch 3 loss 0.5", null, 0],
  ];
  for (const [line, path, number] of cases)
    it(`${path === null ? "links nothing" : `links ${path}:${number}`} in "${line.trim()}"`, () => {
      const parts = linkPlaces(line, "/home/ada/penguins");
      const place = parts.find((part) => part.place !== null)?.place ?? null;
      assert.deepEqual(place, path === null ? null : { path, line: number });
      assert.equal(parts.map(({ text }) => text).join(""), line);
    });
});
