import * as vscode from "vscode";

/** Whether the user's browser can open files of this machine. */
export function isBrowserHere(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}
