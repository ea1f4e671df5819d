import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { outputsHolder } from "../store/outputsHolder";
import { chooseExecution } from "./chooseExecution";
import type { Services } from "./services";

/**
 * `executions.openOutputs`: the folder of outputs in the system's file manager, or in a tree of the window; of a cached
 * execution that of the one its results are from.
 */
export async function openOutputs({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(workspaces, args);
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  const isCached = execution.state === "CACHED";
  const holder = isCached ? outputsHolder(execution, (id) => entry.store.get(id)) : execution;
  const bundle = await bundleFolder(entry.layout, holder);
  const outputs = join(bundle, bundlePaths.outputs);
  const folder = vscode.Uri.file(existsSync(outputs) ? outputs : bundle);
  const known = await vscode.commands.getCommands(true);
  // On a remote machine or in the browser there is no file manager to show it in.
  if (vscode.env.remoteName === undefined && known.includes("revealFileInOS"))
    await vscode.commands.executeCommand("revealFileInOS", folder);
  else await vscode.commands.executeCommand("revealInExplorer", folder);
}
