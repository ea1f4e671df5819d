import assert from "node:assert/strict";
import { workspace } from "vscode";

describe("a window in Restricted Mode", () => {
  it("is not trusted", () => {
    assert.equal(workspace.isTrusted, false);
  });
});
