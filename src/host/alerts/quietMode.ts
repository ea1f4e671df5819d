import * as vscode from "vscode";
import { targets } from "./ruleSettings";

const name = "alerts.quiet";

/** Whether alerts of a folder are noted only, and not shown. */
export function isQuiet(folder: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("executions", folder).get(name, false);
}

/** Turns quiet mode on or off in all folders: each time where its value stands, else in the user's settings. */
export async function setQuiet(folders: readonly vscode.Uri[], quiet: boolean): Promise<void> {
  for (const folder of folders) {
    if (isQuiet(folder) === quiet) continue;
    const configuration = vscode.workspace.getConfiguration("executions", folder);
    await configuration.update(name, quiet, targetOf(configuration));
  }
}

function targetOf(configuration: vscode.WorkspaceConfiguration): vscode.ConfigurationTarget {
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const set = configuration.inspect<boolean>(name);
  if (set?.workspaceFolderValue !== undefined && targets().includes(WorkspaceFolder)) return WorkspaceFolder;
  return set?.workspaceValue === undefined ? Global : Workspace;
}
