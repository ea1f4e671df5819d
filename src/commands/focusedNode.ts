import * as vscode from "vscode";

/**
 * The row that has the focus in the tree where a key was pressed, and which need not be a selected one. VS Code tells an
 * extension the selection alone: taking the row into it, or out of it, and back again shows which one it is.
 */
export async function focusedNode<T>(view: vscode.TreeView<T>): Promise<T | undefined> {
  const before = view.selection;
  await vscode.commands.executeCommand("list.toggleSelection");
  const after = view.selection;
  await vscode.commands.executeCommand("list.toggleSelection");
  return after.find((node) => !before.includes(node)) ?? before.find((node) => !after.includes(node));
}
