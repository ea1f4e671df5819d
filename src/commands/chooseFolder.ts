import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { WorkspaceEntry, Workspaces } from "../host/workspaces";

/**
 * The folder that a command works on: the only one, or the one that is picked now.
 * @param question asked where there are several.
 * @returns undefined when none was picked.
 * @throws {HumanError} when no folder is open.
 */
export async function chooseFolder(
  workspaces: Workspaces,
  question: string,
): Promise<WorkspaceEntry | undefined> {
  const entries = workspaces.all();
  if (entries.length === 0)
    throw new HumanError(
      vscode.l10n.t("Executions are kept in a folder of the workspace. Open one to begin."),
      2,
    );
  if (entries.length === 1) return entries[0];
  const items = entries.map((entry) => ({
    label: entry.folder.name,
    description: entry.layout.workspace,
    entry,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: question });
  return picked?.entry;
}
