import * as vscode from "vscode";

/** The file on the disk that a command of the Explorer or an editor's title is about, else the one in front; undefined: none. */
export function fileInFront(argument: unknown): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile =
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook;
  const uri = argument instanceof vscode.Uri ? argument : isFile ? input.uri : undefined;
  return uri?.scheme === "file" ? uri : undefined;
}
