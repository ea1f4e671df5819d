import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { commands, Uri, window, workspace, type CodeLens } from "vscode";
import { activeExtension, untilTree } from "../../support/liveTree";

const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/");
const script = Uri.joinPath(folder, "scripts/plain.mjs");

async function lensesOf(uri: Uri): Promise<string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
  return lenses.flatMap(({ command }) => (command?.command.startsWith("executions.") ? [command.title] : []));
}

/** The rows below the script's own: its runs, by the random ends of their ids. */
function runs(rows: readonly string[]): readonly string[] {
  const own = rows.slice(rows.findIndex((row) => row.startsWith("plain.mjs")) + 1);
  return own.filter((row) => /^ {2}[0-9a-z]{4,} /.test(row));
}

/** Whether the row of a run tells when it ended. */
function hasEnded(row: string): boolean {
  return /\((now|\d+ min) · /.test(row);
}

describe("running a script from the editor", () => {
  before(async () => {
    await workspace.fs.writeFile(
      script,
      new TextEncoder().encode('console.log("plain", ...process.argv.slice(2));\n'),
    );
  });

  it("offers to run a script over its first line, and nothing over other files", async () => {
    await activeExtension();
    await window.showTextDocument(script);
    assert.deepEqual(await lensesOf(script), ["$(play) Run as Execution"]);
    const other = Uri.joinPath(folder, ".gitignore");
    await window.showTextDocument(other);
    assert.deepEqual(await lensesOf(other), []);
  });

  it("asks for arguments, runs it in a terminal, and the tree tells the end", async () => {
    const { executions: tree } = await activeExtension();
    const asked = commands.executeCommand("executions.runScript", script);
    await untilAccepted();
    await asked;
    await untilTree(tree, (rows) => runs(rows).some(hasEnded));
    assert.ok(window.terminals.some(({ name }) => name.includes("plain.mjs")));
    const requests = join(folder.fsPath, ".executions", ".cache", "requests");
    assert.deepEqual(existsSync(requests) ? readdirSync(requests) : [], []);
  });

  it("then tells of the last execution, and runs it again without asking", async () => {
    const { executions: tree } = await activeExtension();
    const [, last, again] = await lensesOf(script);
    assert.match(last ?? "", /^\$\(pass\) .* · 1 run$/);
    assert.equal(again, "Run again");
    await commands.executeCommand("executions.runScriptAgain", script);
    await untilTree(tree, (rows) => runs(rows).filter(hasEnded).length === 2);
  });
});

/** Takes the first row of the quick pick that comes up; there is no event for its coming, so Enter is given until one ran. */
async function untilAccepted(): Promise<void> {
  const { executions: tree } = await activeExtension();
  const timer = setInterval(
    () => void commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem"),
    300,
  );
  try {
    await untilTree(tree, (rows) => runs(rows).length > 0);
  } finally {
    clearInterval(timer);
  }
}
