import assert from "node:assert/strict";
import { groupLabel, groupValue } from "../../../src/panels/table/groupValue";

describe("what rows are grouped by", () => {
  const labelOf = (column: string, value: Parameters<typeof groupValue>[1]): string =>
    groupLabel(column, groupValue(column, value));

  it("is the local day of a time", () => {
    const morning = new Date(2026, 10, 20, 0, 5).toISOString();
    const evening = new Date(2026, 10, 20, 23, 55).toISOString();
    assert.equal(labelOf("started", morning), "20 Nov 2026");
    assert.equal(groupValue("started", morning), groupValue("started", evening));
    assert.notEqual(
      groupValue("started", evening),
      groupValue("started", new Date(2026, 10, 21, 0, 5).toISOString()),
    );
  });

  it("is a span or a size as it is told", () => {
    assert.equal(labelOf("duration", 11_800), "11.8 s");
    assert.equal(groupValue("duration", 11_801), groupValue("duration", 11_799));
    assert.match(labelOf("outputsBytes", 2_500_000), /^2\.\d MB$/);
    assert.match(labelOf("peakMemory", 2_500_000), /^2\.\d MB$/);
  });

  it("is each commit, told in short, and any other value as it is", () => {
    const commit = "8c1f0e2a".padEnd(40, "0");
    assert.equal(groupValue("commit", commit), commit);
    assert.equal(labelOf("commit", commit), "8c1f0e2");
    assert.equal(labelOf("state", "COMPLETED"), "Completed");
    assert.equal(labelOf("input:lr", 0.001), "0.001");
    assert.equal(groupValue("started", null), null);
    assert.equal(labelOf("tags", ["a", "b"]), "a, b");
  });
});
