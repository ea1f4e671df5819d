import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { findRepository } from "../host/gitExtension";
import { requireTrust } from "../host/trust";
import { chooseExecution } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.showChangesSince`: what changed in the code between the execution's commit and now, file by file. */
export async function showChangesSince(
  { workspaces, log }: Services,
  args: readonly unknown[],
): Promise<void> {
  requireTrust();
  const chosen = await chooseExecution(workspaces, args, ({ commit }) => commit !== null);
  if (chosen === undefined) return;
  const { execution, entry } = chosen;
  const name = execution.name ?? execution.id;
  const { commit } = execution;
  if (commit === null)
    throw new HumanError(
      vscode.l10n.t("{0} ran outside a git repository, or before its first commit.", name),
      2,
    );
  const repository = await findRepository(entry.folder.uri, log);
  if (repository === null || !(await repository.has(commit)))
    throw new HumanError(
      vscode.l10n.t(
        "The commit {0} is not in the repository of {1}. Fetch it and try again.",
        commit.slice(0, 10),
        entry.layout.workspace,
      ),
    );
  const changes = await repository.changesBetween(commit, null);
  if (changes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("No file changed since the commit of {0}.", name),
    );
    return;
  }
  await vscode.commands.executeCommand("vscode.changes", vscode.l10n.t("Changes since {0}", name), changes);
}
