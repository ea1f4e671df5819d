import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { LineIndex, type LineStart } from "../../../../src/store/logs/lineIndex";
import { tailStart } from "../../../../src/store/logs/tailStart";
import { emptyLogs, writeLog, type LogWrite } from "../../../support/logWrites";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const text = fc.oneof(
  fc.constant("\n"),
  fc.string({ minLength: 1, maxLength: 5 }),
  fc.constant("ab\ncd\n"),
  fc.constant("é\n\n"),
  // Longer than a block is.
  fc.constant(`${"x".repeat(300_000)}\ny`),
  fc.constant("z\n".repeat(90_000)),
);
const writes = fc.array(fc.record({ stream: fc.constantFrom("out" as const, "err" as const), text }), {
  maxLength: 12,
});

/** Lines in the order of their first bytes, the simple way. */
function naiveLines(all: readonly LogWrite[]): readonly string[] {
  const lines: { stream: string; text: string; at: number }[] = [];
  const open = new Map<string, number>();
  all.forEach(({ stream, text: written }, at) => {
    for (const part of written.split(/(?<=\n)/)) {
      const known = open.get(stream);
      if (known === undefined) lines.push({ stream, text: "", at });
      const line = lines[known ?? lines.length - 1]!;
      line.text += part.replace("\n", "");
      if (part.endsWith("\n")) open.delete(stream);
      else open.set(stream, known ?? lines.length - 1);
    }
  });
  return lines.map((line) => `${line.stream} ${line.at} ${line.text.length} ${line.text.slice(0, 20)}`);
}

function readLines(index: LineIndex, starts: Iterable<LineStart>): readonly string[] {
  return Array.from(starts, (start) => {
    const bytes = index.bytesOf(start.stream, start.start, index.lineEnd(start));
    const line = bytes.toString("utf8");
    return `${start.stream} ${start.at} ${line.length} ${line.slice(0, 20)}`;
  });
}

const grown = (index: LineIndex): LineIndex => {
  Array.from(index.grow());
  return index;
};

describe("the index of the lines of a log", () => {
  let folder = "";
  let serial = 0;
  before(() => {
    folder = temporaryFolder();
  });
  after(() => removeFolder(folder));

  const bundleWith = (all: readonly LogWrite[]): string => {
    serial += 1;
    const bundle = emptyLogs(join(folder, String(serial)));
    all.forEach((each, at) => writeLog(bundle, each, at));
    return bundle;
  };

  it("finds each line where its first byte was written, as splitting all of it does", () => {
    fc.assert(
      fc.property(writes, fc.nat(), (all, asked) => {
        const bundle = bundleWith(all);
        const index = grown(new LineIndex(bundle, ["out", "err"]));
        const expected = naiveLines(all);
        assert.equal(index.lineCount, expected.length);
        const from = expected.length === 0 ? 0 : asked % expected.length;
        // Of many lines the first thousand tells.
        const some = [...index.startsFrom(from)].slice(0, 1000);
        assert.deepEqual(readLines(index, some), expected.slice(from, from + 1000));
        assert.deepEqual(
          some.map(({ line }) => line),
          some.map((_, place) => from + place),
        );
        const [first] = some;
        if (first !== undefined) assert.equal(index.numberOf(first), from);
        index.close();
      }),
      { numRuns: 40 },
    );
  });

  it("is the same whether it grew with the log or was made at its end, for each stream alone too", () => {
    fc.assert(
      fc.property(writes, (all) => {
        const bundle = bundleWith([]);
        for (const streams of [["out", "err"], ["out"], ["err"]] as const) {
          const growing = new LineIndex(bundle, streams);
          if (streams.length === 2)
            all.forEach((each, at) => {
              writeLog(bundle, each, at);
              grown(growing);
            });
          else grown(growing);
          const made = grown(new LineIndex(bundle, streams));
          const place = Math.max(0, made.lineCount - 500);
          assert.equal(growing.lineCount, made.lineCount);
          assert.deepEqual(
            readLines(growing, growing.startsFrom(place)),
            readLines(made, made.startsFrom(place)),
          );
          growing.close();
          made.close();
        }
      }),
      { numRuns: 20 },
    );
  });

  it("has the last lines at once, by reading the end alone", () => {
    fc.assert(
      fc.property(writes, (all) => {
        const bundle = bundleWith(all);
        const whole = grown(new LineIndex(bundle, ["out", "err"]));
        const tail = grown(new LineIndex(bundle, ["out", "err"], tailStart(bundle)));
        const lines = readLines(tail, tail.startsFrom(0)).slice(-300);
        const last = [...whole.startsFrom(Math.max(0, whole.lineCount - lines.length))];
        assert.deepEqual(lines, readLines(whole, last));
        if (all.some(({ text: written }) => written.length > 0)) assert.ok(whole.lineCount > 0);
        whole.close();
        tail.close();
      }),
      { numRuns: 40 },
    );
  });

  it("knows when a line was written, and which one was written at a time", () => {
    const bundle = bundleWith([
      { stream: "out", text: "first\n" },
      { stream: "err", text: "be" },
      { stream: "out", text: "second\n" },
      { stream: "err", text: "gun\nlast" },
    ]);
    const index = grown(new LineIndex(bundle, ["out", "err"]));
    assert.deepEqual(readLines(index, index.startsFrom(0)), [
      "out 0 5 first",
      "err 1 5 begun",
      "out 2 6 second",
      "err 3 4 last",
    ]);
    assert.equal(index.lineAt(2), 2);
    assert.equal(index.lineAt(1000), 3);
    assert.equal(index.timeOf("err", 4), 3);
    assert.equal(index.timeOf("err", 1), 1);
    index.close();
  });
});
