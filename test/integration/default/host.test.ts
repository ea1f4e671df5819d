import assert from "node:assert/strict";
import { commands, extensions, workspace } from "vscode";

describe("the extension in a real VS Code", () => {
  it("is found in the window under its own name", () => {
    assert.ok(extensions.getExtension("executions.executions"), "executions.executions is not installed");
  });

  it("activates without an error", async () => {
    const extension = extensions.getExtension("executions.executions");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it("sees the opened folder, which is trusted and a git repository", async () => {
    assert.equal(workspace.workspaceFolders?.length, 1);
    assert.equal(workspace.isTrusted, true);
    const [head] = await workspace.findFiles("scripts/greet.mjs");
    assert.ok(head, "the fixture's script is not there");
    assert.ok((await commands.getCommands(true)).length > 0);
  });
});
