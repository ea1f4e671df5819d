import assert from "node:assert/strict";
import { importedText } from "../../../src/commands/importedText";
import { inEnglish } from "../../../src/core/translate";

/** So many executions that are new, then so many that were here. */
function told(fresh: number, known: number): string | null {
  const all = Array.from({ length: fresh + known }, (_, index) => ({
    id: `run-${index}`,
    isNew: index < fresh,
  }));
  return importedText(all, inEnglish);
}

describe("what is told of an import", () => {
  it("is how many came and how many were here already", () => {
    assert.equal(told(1, 0), "Imported run-0.");
    assert.equal(told(0, 1), "run-0 is already here.");
    assert.equal(told(3, 0), "Imported 3 executions.");
    assert.equal(told(0, 3), "All 3 executions are already here.");
    assert.equal(told(1, 1), "Imported 1 execution; 1 was already here.");
    assert.equal(told(1, 2), "Imported 1 execution; 2 were already here.");
    assert.equal(told(2, 1), "Imported 2 executions; 1 was already here.");
    assert.equal(told(2, 3), "Imported 2 executions; 3 were already here.");
    assert.equal(told(0, 0), null);
  });
});
