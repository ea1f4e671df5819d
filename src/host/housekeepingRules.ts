import * as vscode from "vscode";
import { parseHousekeepingRules, type ParsedRules } from "../core/housekeeping/housekeepingRule";
import type { WorkspaceLayout } from "../bundle/layout";
import { translate } from "./translate";

/** The rules of a folder: the setting as it stands, and as it was read. */
export interface HousekeepingSetting extends ParsedRules {
  readonly setting: unknown;
}

export function housekeepingSetting({ workspace }: WorkspaceLayout): HousekeepingSetting {
  const scope = vscode.Uri.file(workspace);
  const setting: unknown = vscode.workspace.getConfiguration("executions", scope).get("housekeeping.rules");
  return { setting, ...parseHousekeepingRules(setting, translate) };
}

/** Opens the settings of housekeeping. */
export async function editHousekeepingRules(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", "executions.housekeeping");
}
