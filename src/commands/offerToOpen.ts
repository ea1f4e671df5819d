import * as vscode from "vscode";

/** Tells that a file is written, and offers to open it. A page is offered to the browser where that can reach it. */
export async function offerToOpen(target: vscode.Uri, text: string, isPage: boolean): Promise<void> {
  // A browser on another machine than the file's cannot open it: there the file is shown as text.
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  const inBrowser = vscode.l10n.t("Open in Browser");
  const open = vscode.l10n.t("Open");
  const choice = await vscode.window.showInformationMessage(text, isPage && isHere ? inBrowser : open);
  if (choice === inBrowser) await vscode.env.openExternal(target);
  if (choice === open) await vscode.commands.executeCommand("vscode.open", target);
}
