import assert from "node:assert/strict";
import { extensions, workspace } from "vscode";

describe("a window without a folder", () => {
  it("has no workspace, and the extension still activates", async () => {
    assert.equal(workspace.workspaceFolders, undefined);
    const extension = extensions.getExtension("executions.executions");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
