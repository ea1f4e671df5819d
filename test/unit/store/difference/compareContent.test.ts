import assert from "node:assert/strict";
import { compareContent } from "../../../../src/store/difference/compareContent";
import type { BundleEntry } from "../../../../src/bundle/contents/bundleContents";

/** A content in memory, as a bundle holds it. */
function holding(text: string): BundleEntry {
  const bytes = Buffer.from(text);
  async function* open(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(bytes);
  }
  return { kind: "file", source: { size: bytes.length, open } };
}

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
});
