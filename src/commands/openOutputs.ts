import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { chooseReadable } from "./chooseReadable";
import type { Services } from "./services";

/** `executions.openOutputs`: the folder of outputs in the system's file manager, or in a tree of the window. */
export async function openOutputs({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseReadable(workspaces, args, "all");
  if (chosen === undefined) return;
  const outputs = join(chosen.execution.path, bundlePaths.outputs);
  const folder = vscode.Uri.file(existsSync(outputs) ? outputs : chosen.execution.path);
  const known = await vscode.commands.getCommands(true);
  // On a remote machine or in the browser there is no file manager to show it in.
  if (vscode.env.remoteName === undefined && known.includes("revealFileInOS"))
    await vscode.commands.executeCommand("revealFileInOS", folder);
  else await vscode.commands.executeCommand("revealInExplorer", folder);
}
