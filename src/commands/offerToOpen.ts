import * as vscode from "vscode";
import { isBrowserHere } from "../host/isBrowserHere";

/** Tells that a file is written, and offers to open it. A page is offered to the browser where that can reach it; else it is shown as text. */
export async function offerToOpen(target: vscode.Uri, text: string, isPage: boolean): Promise<void> {
  const inBrowser = vscode.l10n.t("Open in Browser");
  const open = vscode.l10n.t("Open");
  const choice = await vscode.window.showInformationMessage(
    text,
    isPage && isBrowserHere() ? inBrowser : open,
  );
  if (choice === inBrowser) await vscode.env.openExternal(target);
  if (choice === open) await vscode.commands.executeCommand("vscode.open", target);
}
