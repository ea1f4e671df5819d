import * as vscode from "vscode";
import { HumanError } from "../../core/humanError";

/**
 * Executions are compared with others of their folder.
 * @param workspaces of each of them.
 * @throws {HumanError} where they lie in several.
 */
export function requireOneFolder(workspaces: readonly string[]): void {
  if (new Set(workspaces).size > 1)
    throw new HumanError(
      vscode.l10n.t("Executions of several folders cannot be compared. Choose those of one folder."),
      2,
    );
}
