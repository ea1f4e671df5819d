import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bundlePaths } from "../../../../src/bundle/layout";
import { LogFinding } from "../../../../src/store/logs/logFinding";
import { LogReading } from "../../../../src/store/logs/logReading";
import { logPattern } from "../../../../src/store/searchLogs";
import { emptyLogs, writeLog } from "../../../support/logWrites";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const streams = ["out", "err"] as const;

describe("a log that is read and looked through", () => {
  let folder = "";
  let serial = 0;
  before(() => {
    folder = temporaryFolder();
  });
  after(() => removeFolder(folder));

  const emptyBundle = (): string => {
    serial += 1;
    return emptyLogs(join(folder, String(serial)));
  };
  const readingOf = (bundle: string): LogReading =>
    new LogReading({ bundle, streams, folders: [folder] }, true);
  const findingOf = (bundle: string): LogFinding =>
    new LogFinding({ bundle, streams, folders: [folder] }, true);
  const look = (log: LogReading | LogFinding): void => {
    Array.from(log.look(0));
  };
  const find = (log: LogFinding, text: string, options: { regex?: boolean; word?: boolean } = {}): void => {
    const { source, flags } = logPattern(text, { regex: false, case: true, ...options });
    log.search({ serial: 1, pattern: { source, flags } });
    look(log);
  };

  it("tells of each line what is to be seen of it", () => {
    const bundle = emptyBundle();
    mkdirSync(join(folder, "src"), { recursive: true });
    writeFileSync(join(folder, "src", "train.py"), "");
    writeLog(bundle, { stream: "out", text: "\u001b[32mok\u001b[0m\n" }, 10);
    writeLog(bundle, { stream: "err", text: "\r1%\r2%" }, 20);
    writeLog(
      bundle,
      { stream: "err", text: '\r3%\n  File "src/train.py", line 3, in fit\nValueError: no' },
      30,
    );
    const reading = readingOf(bundle);
    look(reading);
    const lines = reading.lines(0, 100);
    assert.deepEqual(
      lines.map(({ line, stream, at, text, severity }) => [line, stream, at, text, severity]),
      [
        [0, "out", 10, "ok", null],
        [1, "err", 20, "3%", null],
        [2, "err", 30, '  File "src/train.py", line 3, in fit', null],
        [3, "err", 30, "ValueError: no", "error"],
      ],
    );
    assert.deepEqual(lines[1]?.updates, { count: 4, until: 30 });
    assert.deepEqual(reading.updates(1), { first: ["", "1%", "2%", "3%"], leftOut: null, last: [] });
    assert.equal(lines[0]?.styles[0]?.foreground, "2");
    const [link] = lines[2]?.links ?? [];
    assert.deepEqual(link?.kind === "file" && [link.path, link.line], [join(folder, "src", "train.py"), 3]);
    assert.deepEqual(reading.text(0, 1), { text: "ok\n3%\n", lines: 2, leftOut: null });
    assert.equal(reading.lineAt(20), 1);
  });

  it("leads to no file outside the workspace, and to none that is not there", () => {
    const bundle = emptyBundle();
    writeLog(
      bundle,
      { stream: "out", text: "/etc/hosts:1 ../../etc/hosts:1 gone.py:3 file:///etc/hosts:1\n" },
      1,
    );
    const reading = readingOf(bundle);
    look(reading);
    assert.deepEqual(reading.lines(0, 1)[0]?.links, []);
  });

  it("leads to the real places of files that a workspace has which was opened through a link", () => {
    const bundle = emptyBundle();
    const [real, opened] = [join(folder, "real"), join(folder, "opened")];
    mkdirSync(real);
    writeFileSync(join(real, "train.mjs"), "");
    writeFileSync(join(folder, "outside.mjs"), "");
    symlinkSync(real, opened, "junction");
    const text = `    at fit (file://${real}/train.mjs:3:9)\n    at ${folder}/outside.mjs:1:1\n`;
    writeLog(bundle, { stream: "err", text }, 1);
    const reading = new LogReading({ bundle, streams, folders: [opened] }, true);
    look(reading);
    const links = reading.lines(0, 2).flatMap((line) => line.links);
    assert.deepEqual(
      links.map((link) => link.kind === "file" && [link.path, link.line]),
      [[join(opened, "train.mjs"), 3]],
    );
  });

  it("shows of a line of megabytes its beginning, of a bar of progress without end its last state", () => {
    const bundle = emptyBundle();
    writeLog(bundle, { stream: "out", text: `${"x".repeat(3_000_000)}needle\n` }, 1);
    writeLog(
      bundle,
      { stream: "out", text: Array.from({ length: 200_000 }, (_, step) => `\rstep ${step}`).join("") },
      2,
    );
    const reading = readingOf(bundle);
    look(reading);
    const [long, bar] = reading.lines(0, 2);
    assert.equal(long?.text.length, 16 * 1024);
    assert.equal(long.hiddenBytes, 3_000_006 - 16 * 1024);
    assert.equal(bar?.text, "step 199999");
    assert.equal(bar.updates?.count, 200_001);
    const finding = findingOf(bundle);
    find(finding, "needle");
    assert.equal(finding.progress().match?.places, 1);
  });

  it("tells what it leaves out of the updates of a line, and shows the first and the last", () => {
    const bundle = emptyBundle();
    const steps = (count: number, said: string): string =>
      Array.from({ length: count }, (_, step) => `${said}${step}`).join("\r");
    writeLog(bundle, { stream: "out", text: `${steps(20_000, "step ")}\n` }, 1);
    writeLog(bundle, { stream: "out", text: `${steps(6000, "x".repeat(1000))}\r\n` }, 2);
    writeLog(bundle, { stream: "out", text: `${"a".repeat(3_000_000)}${"b".repeat(3_000_000)}\n` }, 3);
    const reading = readingOf(bundle);
    look(reading);
    const short = reading.updates(0);
    assert.deepEqual([short.first.at(0), short.first.at(-1)], ["step 0", "step 2499"]);
    assert.deepEqual(short.leftOut, { kind: "updates", count: 15_000 });
    assert.deepEqual([short.last.at(0), short.last.at(-1)], ["step 17500", "step 19999"]);
    const long = reading.updates(1);
    const [lastBefore, firstBehind, last] = [long.first.at(-1), long.last[0], long.last.at(-1)].map((text) =>
      Number(text?.replace(/^x{1000}/, "")),
    );
    const count = (firstBehind ?? 0) - (lastBefore ?? 0) - 1;
    assert.deepEqual([long.leftOut, last], [{ kind: "updates", count }, 5999]);
    const once = reading.updates(2);
    assert.deepEqual(once.leftOut, { kind: "bytes", bytes: 6_000_000 - 4 * 1024 * 1024 });
    assert.deepEqual([once.first.length, once.last.map((text) => text.at(-1))], [1, ["b"]]);
  });

  it("has its last lines before it is counted, and the same ones after that by their numbers", () => {
    const bundle = emptyBundle();
    const text = Array.from({ length: 400_000 }, (_, step) => `line ${step} of some length\n`).join("");
    writeLog(bundle, { stream: "out", text }, 1);
    const reading = readingOf(bundle);
    const early = reading.progress();
    assert.deepEqual([early.isCounted, reading.hasLastLines], [false, true]);
    const [before] = reading.lines(early.lines - 1, 1);
    assert.equal(before?.text, "line 399999 of some length");
    look(reading);
    const { lines, shift, isCounted } = reading.progress();
    assert.deepEqual([lines, isCounted, reading.hasLastLines], [400_000, true, false]);
    assert.equal(before.line + shift, 399_999);
    assert.equal(reading.lines(123_456, 1)[0]?.text, "line 123456 of some length");
  });

  it("finds what grows while it is followed", () => {
    const bundle = emptyBundle();
    const finding = findingOf(bundle);
    find(finding, "loss");
    assert.equal(finding.progress().match?.places, 0);
    writeLog(bundle, { stream: "out", text: "loss 1\nlo" }, 1);
    look(finding);
    writeLog(bundle, { stream: "out", text: "ss 2 loss\n" }, 2);
    look(finding);
    assert.deepEqual([finding.progress().match?.places, finding.progress().match?.lines], [3, 2]);
  });

  it("finds every place of a pattern, in the order of the lines, and steps through them both ways", () => {
    const word = fc.constantFrom("a", "b", "ab", "\n", "a a", "\u001b[1ma\u001b[0m", "x\ra", "é");
    const write = fc.record({
      stream: fc.constantFrom("out" as const, "err" as const),
      text: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join("")),
    });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 12 }), fc.boolean(), (writes, isWord) => {
        const bundle = emptyBundle();
        writes.forEach((each, at) => writeLog(bundle, each, at));
        const reading = readingOf(bundle);
        look(reading);
        const lines = reading.lines(0, 1000);
        const pattern = isWord ? /(?<!\w)a(?!\w)/g : /a/g;
        const expected = lines.flatMap(({ line, text }) =>
          [...text.matchAll(pattern)].map((_, nth) => ({ line, nth })),
        );
        const finding = findingOf(bundle);
        find(finding, "a", { word: isWord });
        assert.equal(finding.progress().match?.places, expected.length);
        let at = { line: -1, nth: 0 };
        const walked = expected.map((_, index) => {
          const next = finding.next("match", at, "forward");
          assert.equal(next?.number, index + 1);
          at = { line: next.line, nth: next.nth };
          return at;
        });
        assert.deepEqual(walked, expected);
        if (expected.length > 0) {
          assert.deepEqual(finding.next("match", at, "forward")?.number, 1, "it goes round");
          at = { line: lines.length, nth: 0 };
          for (const each of [...expected].reverse()) {
            const next = finding.next("match", at, "backward");
            assert.deepEqual(next && { line: next.line, nth: next.nth }, each);
            at = each;
          }
        }
        const found = new Set(expected.map(({ line }) => line));
        const near = lines.filter(({ line }) => [line - 1, line, line + 1].some((each) => found.has(each)));
        assert.deepEqual(
          finding.filtered(0, "forward", 1000, 1).lines.map(({ line }) => line),
          near.map(({ line }) => line),
        );
        assert.deepEqual(
          finding.filtered(lines.length, "backward", 1000, 1).lines.map(({ line }) => line),
          near.map(({ line }) => line),
        );
        const all = { from: 0, to: lines.length };
        assert.equal(
          finding.shownText(all.from, all.to, { context: 1, opened: [] }).text,
          near.map(({ text }) => `${text}\n`).join(""),
          "what is shown is what is copied",
        );
      }),
      { numRuns: 60 },
    );
  });

  it("goes over no line end, whatever the expression", () => {
    const bundle = emptyBundle();
    writeLog(bundle, { stream: "out", text: "a\nb\nab\n" }, 1);
    const finding = findingOf(bundle);
    find(finding, String.raw`a\s*b`, { regex: true });
    assert.deepEqual([finding.progress().match?.places, finding.progress().match?.lines], [1, 1]);
    find(finding, "x*", { regex: true });
    assert.equal(finding.progress().match?.places, 0, "nothing is no place");
  });

  it("marks errors and warnings where they are, in a log of many blocks too", () => {
    const bundle = emptyBundle();
    const fill = "epoch 1 loss 0.5\n".repeat(50_000);
    const log = join(bundle, bundlePaths.stdout);
    appendFileSync(log, `${fill}ERROR one\n${fill}WARNING two\n${fill}ValueError: three\n`);
    const finding = findingOf(bundle);
    look(finding);
    const { error, warning } = finding.progress();
    assert.deepEqual([error.lines, warning.lines], [2, 1]);
    assert.deepEqual(
      error.ruler.filter((line) => line !== null),
      [50_000, 150_002],
    );
    assert.equal(finding.next("warning", { line: 0, nth: 0 }, "forward")?.line, 100_001);
    assert.equal(finding.next("error", { line: 50_000, nth: 9 }, "forward")?.line, 150_002);
  });
});
