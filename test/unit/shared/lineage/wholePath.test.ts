import assert from "node:assert/strict";
import { wholePath } from "../../../../src/shared/lineage/wholePath";

describe("the path of a selected node", () => {
  it("is all that it came of and all that came of it, not what merely shares something", () => {
    const edges = [
      ["raw", "prepare"],
      ["prepare", "clean"],
      ["clean", "train"],
      ["clean", "figures"],
      ["train", "model"],
      ["model", "raw"],
    ].map(([from = "", to = ""]) => ({ kind: "used" as const, from, to }));
    const onward = edges.slice(0, -1);
    assert.deepEqual([...wholePath(onward, "train")].sort(), ["clean", "model", "prepare", "raw", "train"]);
    // In a cycle everything is before and after everything else.
    assert.equal(wholePath(edges, "train").size, 6);
  });
});
