import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { LineSearch, type LogHit } from "../../../src/store/lineSearch";
import { searchLog } from "../../../src/store/searchLog";
import { logPattern } from "../../../src/store/searchLogs";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

const pattern = logPattern("oom", { regex: false, case: false });

/** What a look at every line gives. */
function plainly(text: string): LogHit[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    pattern.test(line) ? [{ line: index + 1, text: line.replace(/\r$/, "") }] : [],
  );
}

function inPieces(bytes: Buffer, sizes: readonly number[]): LogHit[] {
  const search = new LineSearch(pattern);
  const hits: LogHit[] = [];
  let start = 0;
  for (let index = 0; start < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    // The memory of a piece is used again for the next.
    const piece = Buffer.from(bytes.subarray(start, start + size));
    for (const hit of search.take(piece)) hits.push(hit);
    piece.fill(0);
    start += size;
  }
  return [...hits, ...search.end()];
}

describe("the search for lines of a log", () => {
  const logs = fc
    .array(fc.constantFrom("oom", "OOM at é\r", "epoch 1", "", "o", "om", "loss 0.1"), { maxLength: 30 })
    .map((lines) => lines.join("\n"));

  it("finds the same lines whatever pieces the log comes in", () => {
    fc.assert(
      fc.property(logs, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
        assert.deepEqual(inPieces(Buffer.from(text), sizes), plainly(text));
      }),
    );
  });

  it("counts the lines of a file that lie far before one that is found", () => {
    const folder = temporaryFolder();
    try {
      const file = join(folder, "stdout.log");
      const many = Array.from({ length: 20_000 }, (_, index) => `epoch ${index}`);
      const lines = [...many, "OOM", ...many, "oom again", "", "end"];
      writeFileSync(file, lines.join("\n"));
      assert.deepEqual(
        [...searchLog(file, pattern)],
        [
          { line: 20_001, text: "OOM" },
          { line: 40_002, text: "oom again" },
        ],
      );
    } finally {
      removeFolder(folder);
    }
  });

  it("looks at a line in parts that is longer than memory should hold", () => {
    const long = Buffer.from(`${"x".repeat(2_500_000)}oom${"y".repeat(10)}\noom\n`);
    const hits = inPieces(long, [65_536]);
    assert.deepEqual(
      hits.map(({ line }) => line),
      [1, 2],
    );
    assert.ok((hits[0]?.text.length ?? 0) <= 402);
  });
});
