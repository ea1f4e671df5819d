import assert from "node:assert/strict";
import { Selection } from "../../../src/panels/table/selection";

const all = ["a", "b", "c", "d", "e", "f"];

describe("what is selected on the Executions page", () => {
  const selected = (selection: Selection): string[] => all.filter((key) => selection.has(key));

  it("keeps what a query hides when a stretch takes the place of what is shown", () => {
    const selection = new Selection();
    selection.add(["a", "b"]);
    selection.extend("c", ["c", "d"], ["b", "c", "d", "e", "f"]);
    assert.deepEqual(selected(selection), ["a", "c", "d"]);
  });

  it("is not changed by a stretch without rows", () => {
    const selection = new Selection();
    selection.add(["a", "b"]);
    selection.extend("c", [], all);
    assert.deepEqual(selected(selection), ["a", "b"]);
  });

  it("grows and shrinks with a stretch, and keeps what was selected before", () => {
    const selection = new Selection();
    selection.add(["a", "d"]);
    selection.extend("b", ["b", "c", "d", "e"], []);
    assert.deepEqual(selected(selection), ["a", "b", "c", "d", "e"]);
    selection.extend("b", ["b", "c"], []);
    assert.deepEqual(selected(selection), ["a", "b", "c", "d"]);
    selection.extend("f", ["f"], []);
    assert.deepEqual(selected(selection), ["a", "b", "c", "d", "f"]);
  });

  it("turns rows: out where all of them are in, else in", () => {
    const selection = new Selection();
    selection.turn(["a", "b"]);
    selection.turn(["b", "c"]);
    assert.deepEqual(selected(selection), ["a", "b", "c"]);
    selection.turn(["b", "c"]);
    assert.deepEqual(selected(selection), ["a"]);
  });
});
