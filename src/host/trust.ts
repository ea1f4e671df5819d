import * as vscode from "vscode";
import { HumanError } from "../core/humanError";

/** @throws {HumanError} in Restricted Mode: nothing may be run and no git command started there. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new HumanError(
    vscode.l10n.t(
      "This folder is not trusted: executions can be read, nothing can be run. Trust it with the command “Workspaces: Manage Workspace Trust”.",
    ),
    2,
  );
}
