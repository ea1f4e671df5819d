import assert from "node:assert/strict";
import { CodeColumn } from "../../../../src/core/query/codeColumn";
import { summary } from "../../../support/summaries";

describe("the values of a part of many executions", () => {
  it("are told apart however many there are", () => {
    const count = 70_000;
    const column = new CodeColumn(({ name }) => name);
    const one = summary({ id: "a" });
    column.reserve(count);
    for (let slot = 0; slot < count; slot += 1) column.take(slot, { ...one, name: String(slot) });
    column.reserve(count + 4);
    for (let slot = 0; slot < 4; slot += 1) column.take(count + slot, { ...one, name: "0" });
    const all = new Uint8Array(count + 4).fill(1);
    const slotsOf = (wanted: string): number[] => {
      const found = column.matching(all, ({ name }) => name === wanted);
      return Array.from(found.keys()).filter((slot) => found[slot] === 1);
    };
    assert.deepEqual(slotsOf("0"), [0, count, count + 1, count + 2, count + 3]);
    for (const slot of [4464, 65_535, 65_536, 69_999]) assert.deepEqual(slotsOf(String(slot)), [slot]);
  });
});
