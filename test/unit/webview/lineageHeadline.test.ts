import assert from "node:assert/strict";
import { nodesText } from "../../../webview-ui/src/lineage/headline";

describe("the headline of a lineage", () => {
  const strings = {
    nodeOne: "{0} node",
    nodeSeveral: "{0} nodes",
    foldedInOne: "{1} of them in {0} collapsed group",
    foldedInSeveral: "{1} of them in {0} collapsed groups",
  };

  it("counts nodes and the groups that hold them, one of either as one", () => {
    assert.equal(nodesText(strings, { total: 1, folded: 0, groups: 0 }), "1 node");
    assert.equal(
      nodesText(strings, { total: 9, folded: 3, groups: 1 }),
      "9 nodes, 3 of them in 1 collapsed group",
    );
    assert.equal(
      nodesText(strings, { total: 9, folded: 5, groups: 2 }),
      "9 nodes, 5 of them in 2 collapsed groups",
    );
  });
});
