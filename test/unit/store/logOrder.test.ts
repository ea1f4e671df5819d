import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bundlePaths } from "../../../src/bundle/layout";
import { LogOrder, type LogPart } from "../../../src/store/logOrder";
import { tailStart, withoutFirst } from "../../../src/cli/logTail";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

interface Write {
  readonly stream: "out" | "err";
  readonly text: string;
  readonly isTold: boolean;
}

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
    const bundle = join(folder, String(serial));
    for (const part of ["metadata", "outputs"]) mkdirSync(join(bundle, part), { recursive: true });
    for (const path of [bundlePaths.stdout, bundlePaths.stderr, bundlePaths.logIndex])
      writeFileSync(join(bundle, path), "");
    return bundle;
  }

  function write(bundle: string, { stream, text }: Write, at: number): void {
    appendFileSync(join(bundle, stream === "out" ? bundlePaths.stdout : bundlePaths.stderr), text);
    appendFileSync(join(bundle, bundlePaths.logIndex), `[${at},"${stream}",${Buffer.byteLength(text)}]\n`);
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
          write(bundle, each, index);
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

  it("ends in its last lines", () => {
    fc.assert(
      fc.property(writes, fc.integer({ min: 0, max: 8 }), (all, count) => {
        const bundle = emptyBundle();
        all.forEach((each, index) => write(bundle, each, index));
        const read = (): Generator<LogPart, void> => new LogOrder(bundle, ["out", "err"]).read();
        const lines =
          all
            .map(({ text }) => text)
            .join("")
            .match(/[^\n]*\n|[^\n]+$/g) ?? [];
        assert.equal(
          textOf(withoutFirst(read(), tailStart(read(), count))),
          count === 0 ? "" : lines.slice(-count).join(""),
        );
      }),
      { numRuns: 100 },
    );
  });
});
