import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { commands, Uri, workspace, type CodeLens } from "vscode";
import { activeExtension, rowsOf } from "../../support/liveTree";

describe("a folder that is not trusted", () => {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/");

  it("can be read: its methods are listed", async () => {
    const { methods } = await activeExtension();
    assert.ok((await rowsOf(methods)).length > 0);
  });

  it("runs nothing, even when the commands are called past their menus", async () => {
    await activeExtension();
    const script = Uri.joinPath(folder, "scripts/greet.mjs");
    for (const verb of ["runScript", "runScriptAgain", "runMethod", "rerun", "stop", "showChangesSince"])
      await commands.executeCommand(`executions.${verb}`, script);
    assert.equal(existsSync(Uri.joinPath(folder, ".executions/executions").fsPath), false);
  });

  it("has no lens that would run a script", async () => {
    const script = Uri.joinPath(folder, "scripts/greet.mjs");
    await workspace.openTextDocument(script);
    const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", script, 10);
    assert.deepEqual(
      lenses.filter(({ command }) => command?.command.startsWith("executions.")),
      [],
    );
  });
});
