import assert from "node:assert/strict";
import { appendFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bundlePaths } from "../../../src/bundle/layout";
import { LogOrder, type LogPart } from "../../../src/store/logOrder";
import { tailStarts } from "../../../src/store/logTail";
import { emptyLogs, writeLog } from "../../support/logWrites";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

const writes = fc.array(
  fc.record({
    stream: fc.constantFrom("out" as const, "err" as const),
    text: fc.oneof(
      fc.constant("\n"),
      fc.string({ minLength: 1, maxLength: 5 }),
      fc.constant("ab\ncd\n"),
      fc.constant("é\n\n"),
    ),
    isTold: fc.boolean(),
  }),
  { maxLength: 20 },
);

describe("the order of two logs", () => {
  let folder = "";
  let serial = 0;

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  function emptyBundle(): string {
    serial += 1;
    return emptyLogs(join(folder, String(serial)));
  }

  const textOf = (parts: Iterable<LogPart>): string =>
    Buffer.concat(Array.from(parts, ({ bytes }) => Buffer.from(bytes))).toString("utf8");

  it("is that of the index, whatever was written and whenever it is read", () => {
    fc.assert(
      fc.property(writes, (all) => {
        const bundle = emptyBundle();
        const log = new LogOrder(bundle, ["out", "err"]);
        let read = "";
        all.forEach((each, index) => {
          writeLog(bundle, each, index);
          if (each.isTold) read += textOf(log.read());
        });
        read += textOf(log.read());
        assert.equal(read, all.map(({ text }) => text).join(""));
        assert.equal(textOf(log.read()), "", "each byte once");
      }),
      { numRuns: 60 },
    );
  });

  it("loses and doubles no byte of a stream when the index comes late", () => {
    fc.assert(
      fc.property(writes, (all) => {
        const bundle = emptyBundle();
        const log = new LogOrder(bundle, ["out", "err"]);
        const read = { out: "", err: "" };
        const take = (): void => {
          for (const { stream, bytes } of log.read()) read[stream] += Buffer.from(bytes).toString("latin1");
        };
        for (const { stream, text, isTold } of all) {
          appendFileSync(join(bundle, stream === "out" ? bundlePaths.stdout : bundlePaths.stderr), text);
          take();
          if (isTold)
            appendFileSync(
              join(bundle, bundlePaths.logIndex),
              `[1,"${stream}",${Buffer.byteLength(text)}]\n`,
            );
          take();
        }
        const written = (stream: "out" | "err"): string =>
          Buffer.from(all.flatMap((each) => (each.stream === stream ? [each.text] : [])).join("")).toString(
            "latin1",
          );
        assert.deepEqual(read, { out: written("out"), err: written("err") });
      }),
      { numRuns: 60 },
    );
  });

  it("goes no further than the streams do, whatever the index tells", () => {
    const bundle = emptyBundle();
    const tell = (line: string): void => appendFileSync(join(bundle, bundlePaths.logIndex), `${line}\n`);
    const log = new LogOrder(bundle, ["out", "err"]);
    appendFileSync(join(bundle, bundlePaths.stdout), "one\n");
    tell(`[1,"out",${Number.MAX_SAFE_INTEGER}]`);
    tell(`[2,"err",${2 ** 40}]`);
    tell(`[3,"out",${Number.MAX_SAFE_INTEGER}]`);
    const ranges = Array.from(log.ranges(), ({ stream, at, start, end }) => [stream, at, start, end]);
    assert.deepEqual(ranges, [["out", 1, 0, 4]]);
    writeLog(bundle, { stream: "err", text: "two\n" }, 4);
    assert.equal(textOf(log.read()), "two\n");
  });

  const tailOf = (bundle: string, count: number): string =>
    textOf(new LogOrder(bundle, ["out", "err"], tailStarts(bundle, ["out", "err"], count)).read());

  it("ends in its last lines, however long they are", () => {
    const bundle = emptyBundle();
    const [long, longer] = ["x".repeat(70_000), "y".repeat(200_000)];
    writeLog(bundle, { stream: "out", text: `a\n${long}\n` }, 1);
    writeLog(bundle, { stream: "err", text: longer }, 2);
    assert.equal(tailOf(bundle, 1), longer);
    assert.equal(tailOf(bundle, 2), `${long}\n${longer}`);
    assert.equal(tailOf(bundle, 3), `a\n${long}\n${longer}`);
  });

  it("is read from its end where the last lines are asked for, whatever its size", function () {
    if (process.platform === "win32") this.skip();
    const bundle = emptyBundle();
    const log = join(bundle, bundlePaths.stdout);
    truncateSync(log, 2 ** 36);
    appendFileSync(log, "\nlast but one\nlast\n");
    assert.equal(tailOf(bundle, 2), "last but one\nlast\n");
  });

  it("ends in its last lines", () => {
    fc.assert(
      fc.property(writes, fc.integer({ min: 0, max: 8 }), (all, count) => {
        const bundle = emptyBundle();
        all.forEach((each, index) => writeLog(bundle, each, index));
        const lines =
          all
            .map(({ text }) => text)
            .join("")
            .match(/[^\n]*\n|[^\n]+$/g) ?? [];
        assert.equal(tailOf(bundle, count), count === 0 ? "" : lines.slice(-count).join(""));
      }),
      { numRuns: 100 },
    );
  });
});
