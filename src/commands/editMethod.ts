import * as vscode from "vscode";
import { chooseMethod } from "./chooseMethod";
import type { Services } from "./services";

/** `executions.editMethod`: the descriptor in the editor. */
export async function editMethod(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseMethod(services, args[0]);
  if (chosen !== undefined) await vscode.window.showTextDocument(vscode.Uri.file(chosen.path));
}
