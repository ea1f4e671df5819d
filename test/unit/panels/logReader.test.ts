import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LogReader } from "../../../src/panels/read/logReader";
import type { LogChunk, LogStream } from "../../../src/shared/details/detailsMessages";

describe("reading the logs of a bundle", () => {
  let bundle = "";
  const both: readonly LogStream[] = ["out", "err"];

  beforeEach(() => {
    bundle = mkdtempSync(join(tmpdir(), "logs-"));
    mkdirSync(join(bundle, "outputs"));
    mkdirSync(join(bundle, "metadata"));
  });

  afterEach(() => {
    rmSync(bundle, { recursive: true, force: true });
  });

  function print(stream: LogStream, text: string, at?: number): void {
    appendFileSync(join(bundle, "outputs", `std${stream}.log`), text);
    if (at !== undefined)
      appendFileSync(
        join(bundle, "metadata/logs.ndjson"),
        `${JSON.stringify([at, stream, Buffer.byteLength(text)])}\n`,
      );
  }

  function textOf({ pieces }: LogChunk): string {
    return pieces.map(({ text }) => text).join("");
  }

  it("gives both streams in the order in which they were written, with their times", () => {
    print("out", "one\n", 0);
    print("err", "two\n", 100);
    print("out", "three\n", 200);
    const chunk = new LogReader(bundle).read(both, { kind: "end" });
    assert.equal(textOf(chunk), "one\ntwo\nthree\n");
    assert.deepEqual(
      chunk.pieces.map(({ stream, at }) => [stream, at]),
      [
        ["out", 0],
        ["err", 100],
        ["out", 200],
      ],
    );
  });

  it("gives one stream alone", () => {
    print("out", "one\n", 0);
    print("err", "two\n", 100);
    assert.equal(textOf(new LogReader(bundle).read(["err"], { kind: "end" })), "two\n");
  });

  it("goes on where the last chunk ended", () => {
    print("out", "one\n", 0);
    const reader = new LogReader(bundle);
    const first = reader.read(both, { kind: "end" });
    print("err", "two\n", 100);
    print("out", "three\n", 200);
    const next = reader.read(both, { kind: "after", position: first.end });
    assert.equal(textOf(next), "two\nthree\n");
    assert.equal(textOf(reader.read(both, { kind: "after", position: next.end })), "");
  });

  it("waits a moment for the time of what was just printed", () => {
    print("out", "one\n", 0);
    print("out", "two\n");
    // However long it takes until it is read.
    const soon = Date.now() / 1000 + 60;
    utimesSync(join(bundle, "outputs/stdout.log"), soon, soon);
    const reader = new LogReader(bundle);
    const first = reader.read(both, { kind: "end" });
    assert.equal(textOf(first), "one\n");
    appendFileSync(join(bundle, "metadata/logs.ndjson"), `[250,"out",4]\n`);
    const next = reader.read(both, { kind: "after", position: first.end });
    assert.deepEqual(next.pieces, [{ stream: "out", at: 250, text: "two\n" }]);
  });

  it("shows what nobody tells the time of any more", () => {
    print("out", "one\n", 0);
    print("out", "two\n");
    print("err", "three\n");
    for (const name of ["stdout.log", "stderr.log"]) utimesSync(join(bundle, "outputs", name), 1, 1);
    assert.equal(textOf(new LogReader(bundle).read(both, { kind: "end" })), "one\ntwo\nthree\n");
  });

  it("holds a character back that is half written", () => {
    const euro = Buffer.from("€");
    writeFileSync(
      join(bundle, "outputs/stdout.log"),
      Buffer.concat([Buffer.from("5 "), euro.subarray(0, 2)]),
    );
    const reader = new LogReader(bundle);
    const first = reader.read(both, { kind: "end" });
    appendFileSync(join(bundle, "outputs/stdout.log"), euro.subarray(2));
    const next = reader.read(both, { kind: "after", position: first.end });
    assert.equal(textOf(first) + textOf(next), "5 €");
  });

  it("reads a long log from its end in bounded chunks of whole lines that join without gap", () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index} ${"ä".repeat(10)}\n`);
    for (let start = 0; start < lines.length; start += 1000)
      print("out", lines.slice(start, start + 1000).join(""), start);
    const reader = new LogReader(bundle);
    const chunks = [reader.read(both, { kind: "end" })];
    for (let chunk = chunks[0]; chunk !== undefined && chunk.start.out > 0; chunk = chunks[0])
      chunks.unshift(reader.read(both, { kind: "before", position: chunk.start }));
    assert.ok(chunks.length > 3);
    assert.ok(
      chunks.every(
        (chunk) => textOf(chunk).startsWith("line ") && Buffer.byteLength(textOf(chunk)) <= 256 * 1024,
      ),
    );
    assert.equal(chunks.map(textOf).join(""), lines.join(""));
  });

  it("is empty where nothing was printed", () => {
    const chunk = new LogReader(bundle).read(both, { kind: "end" });
    assert.deepEqual(chunk, {
      pieces: [],
      start: { out: 0, err: 0 },
      end: { out: 0, err: 0 },
      sizes: { out: 0, err: 0 },
    });
  });
});
