import assert from "node:assert/strict";
import { compareContent } from "../../../../src/store/difference/compareContent";
import type { BundleEntry } from "../../../../src/bundle/contents/bundleContents";

/** A content in memory, as a bundle holds it. */
function holding(content: string | Buffer): BundleEntry {
  const bytes = Buffer.from(content);
  async function* open(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(bytes);
  }
  return { kind: "file", source: { size: bytes.length, open } };
}

describe("two texts that are no UTF-8", () => {
  const options = { tolerance: 1e-9, limit: 10 };
  const utf16 = (text: string, isBig: boolean): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return isBig ? bytes.swap16() : bytes;
  };
  const table = (value: string): string => `name,loss\nMüller,${value}\nWeiß,0.5\n`;
  const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
    "Latin-1": (text) => Buffer.from(text, "latin1"),
    "UTF-16": (text) => utf16(text, false),
    "UTF-16, big-endian": (text) => utf16(text, true),
  };

  it("differ in cells, whatever the tables are written in, and within the tolerance in nothing", async () => {
    for (const [name, encode] of Object.entries(encodings)) {
      const before = holding(encode(table("0.25")));
      const difference = await compareContent("results.csv", before, holding(encode(table("0.75"))), options);
      assert.ok(difference?.kind === "table", name);
      assert.deepEqual(
        difference.cells.shown.map(({ before: old, after }) => [old, after]),
        [["0.25", "0.75"]],
      );
      const near = holding(encode(table("0.250")));
      assert.equal(await compareContent("results.csv", before, near, options), null, name);
      assert.deepEqual(
        (await compareContent("results.csv", holding(table("0.25")), before, options))?.kind,
        "bytes",
        "the same table in another encoding is another file",
      );
    }
  });

  it("differ in lines where they are logs, as PowerShell writes them", async () => {
    const log = (loss: string): BundleEntry => holding(utf16(`epoch 1\r\nloss ${loss}\r\n`, false));
    const difference = await compareContent("train.log", log("0.5"), log("0.7"), options);
    assert.ok(difference?.kind === "log");
    assert.equal(difference.line, 2);
  });

  it("differ in letters where they are logs in Latin-1, and not where only what is masked does", async () => {
    const log = (time: string, name: string): BundleEntry =>
      holding(Buffer.from(`${time} Müller\n${time} done by ${name}\nÄ\n`, "latin1"));
    const before = log("10:00:00", "René");
    const difference = await compareContent("out.log", before, log("11:22:33", "Renè"), options);
    assert.ok(difference?.kind === "log");
    assert.deepEqual([difference.line, difference.passedOver], [2, 1]);
    assert.deepEqual(
      difference.lines.map(({ text }) => text),
      ["10:00:00 Müller", "10:00:00 done by René", "11:22:33 done by Renè", "Ä"],
    );
    assert.equal(await compareContent("out.log", before, log("11:22:33", "René"), options), null);
  });

  it("differ in bytes where they are no texts at all", async () => {
    for (const bytes of [
      [0xe9, 0x01, 0x80],
      [0xe9, 0x00, 0x80],
      [0xff, 0xfe, 0x00, 0xd8],
    ]) {
      const [before, after] = [holding(Buffer.from(bytes)), holding(Buffer.from([...bytes, 0x41]))];
      assert.deepEqual(await compareContent("results.txt", before, after, options), {
        kind: "bytes",
        offset: bytes.length,
      });
    }
  });
});

describe("two contents of more than 8 MiB", () => {
  const options = { tolerance: 1e-9, limit: 10 };
  const rows = (last: string): string =>
    `${"2026-11-20,train-20261120-152801-k0ds,/data/run/a.csv,0.5\n".repeat(170_000)}${last}\n`;
  const [first, second] = [
    rows("2026-11-20,train-20261120-152801-k0ds,/data/run/a.csv,0.25"),
    rows("2026-11-21,train-20261121-090144-q2xa,/other/run/a.csv,0.25"),
  ];

  it("differ in times, ids and paths as well, but where they are logs", async () => {
    for (const name of ["results.csv", "results.json", "results.txt"]) {
      const difference = await compareContent(name, holding(first), holding(second), options);
      assert.ok(difference?.kind === "log", name);
      assert.deepEqual([difference.line, difference.passedOver], [170_001, 0], name);
    }
    assert.equal(await compareContent("train.log", holding(first), holding(second), options), null);
  });

  it("differ in bytes where the same words are written in another encoding, but where they are logs", async () => {
    const text = `Müller\n${first}`;
    const written = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text, "latin1"),
      Buffer.from(`\ufeff${text}`, "utf16le"),
    ];
    for (const [index, other] of written.entries()) {
      const [before, after] = [holding(written[0] ?? ""), holding(other)];
      const told = await compareContent("results.txt", before, after, options);
      assert.deepEqual(told?.kind, index === 0 ? undefined : "bytes", String(index));
      assert.equal(await compareContent("train.log", before, after, options), null);
    }
  });
});
