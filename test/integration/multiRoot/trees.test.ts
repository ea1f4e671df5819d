import assert from "node:assert/strict";
import { workspace } from "vscode";
import { CommandLine } from "../../support/commandLine";
import { activeExtension, rowsOf, untilTree } from "../../support/liveTree";

describe("the trees of a window with several folders", () => {
  it("have a level for the folders; each keeps its own executions", async () => {
    const { executions: tree } = await activeExtension();
    await rowsOf(tree);
    const second = workspace.workspaceFolders?.[1]?.uri.fsPath ?? "";
    const { code, stderr } = await new CommandLine(second, { ELECTRON_RUN_AS_NODE: "1" }).run(
      "run",
      "scripts/count.mjs",
      "--name",
      "of the second",
    );
    assert.equal(code, 0, stderr);
    const rows = await untilTree(tree, (all) =>
      all.some((row) => /^ {4}of the second \((now|\d+ min)/.test(row)),
    );
    assert.equal(rows[0], "second");
  });
});
