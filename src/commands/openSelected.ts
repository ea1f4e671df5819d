import * as vscode from "vscode";
import type { ExecutionsNode } from "../views/executionNodes";
import type { ExecutionsTree } from "../views/executionsTree";

const limitMs = 2000;
const lookEveryMs = 20;

/**
 * Does what a click on a row of the tree is for: opens the details of the execution that is selected, or shows more rows.
 * While VS Code reads the rows of a method again it knows no selection: it is asked until it does, for 2 s at most.
 */
export async function openSelected(
  view: vscode.TreeView<ExecutionsNode>,
  tree: ExecutionsTree,
): Promise<void> {
  for (let waitedMs = 0; view.selection.length === 0 && waitedMs < limitMs; waitedMs += lookEveryMs)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  const [node] = view.selection;
  if (node?.kind === "execution") await vscode.commands.executeCommand("executions.openDetails", node);
  if (node?.kind === "more") tree.showMore(node);
}
