import * as vscode from "vscode";
import type { BundleFiles } from "./bundleFiles";

/**
 * Opens a file, one of the bundle for reading alone: an edit by mistake would break its seal.
 * @param path absolute.
 */
export async function openBundleFile(files: BundleFiles, path: string): Promise<void> {
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(path));
  if (files.isWithin(path) && vscode.window.activeTextEditor?.document.uri.fsPath === path)
    await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
}
