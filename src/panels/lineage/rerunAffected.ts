import * as vscode from "vscode";
import { HumanError } from "../../core/humanError";
import type { ExecutionNode } from "../../core/lineage/lineageGraph";
import { executionName } from "../../core/lineage/makersOf";
import { rerunOrder } from "../../core/lineage/rerunOrder";
import { firstFew } from "../../commands/firstFew";
import { requestAgain } from "../../commands/runAgain";
import type { Services } from "../../commands/services";
import { withCancellableProgress } from "../../host/cancellableProgress";
import { runToEnd } from "../../host/runToEnd";
import { requireTrust } from "../../host/trust";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { LineageSubject } from "./lineageContent";

/** What running again needs. */
export type RerunServices = Pick<Services, "context" | "launcher" | "workspaces">;

/**
 * Runs what is affected again, one after the other, once that is confirmed: the first that does not end well ends it. What
 * would read an old output again is left out, by name.
 * @throws {HumanError} in Restricted Mode, or when nothing is left to run.
 */
export async function rerunAffected(
  services: RerunServices,
  entry: WorkspaceEntry,
  { graph, start }: LineageSubject,
  ids: readonly string[],
): Promise<void> {
  requireTrust();
  const { executions, leftOut } = rerunOrder(graph, start, ids);
  if (executions.length === 0)
    throw new HumanError(
      leftOut.length === 0
        ? vscode.l10n.t("None of the chosen executions is there any more.")
        : leftOutText(leftOut),
      2,
    );
  const yes = vscode.l10n.t("Re-run");
  const choice = await vscode.window.showInformationMessage(
    executions.length === 1
      ? vscode.l10n.t("Re-run this execution?")
      : vscode.l10n.t("Re-run {0} executions, one after the other?", executions.length),
    { modal: true, detail: detailOf(leftOut) },
    yes,
  );
  if (choice !== yes) return;
  await withCancellableProgress(vscode.l10n.t("Re-run affected"), async (signal, report) => {
    for (const [index, node] of executions.entries()) {
      const name = executionName(node);
      report(index / executions.length, vscode.l10n.t("{0} of {1}: {2}", index + 1, executions.length, name));
      if (await endsWell(services, entry, node.id, signal)) continue;
      if (index + 1 < executions.length) tellEnd(name, executions.length - index - 1, signal);
      return;
    }
  });
}

async function endsWell(
  services: RerunServices,
  entry: WorkspaceEntry,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  const execution = entry.store.get(id);
  const request =
    execution === undefined ? null : await requestAgain(services, { entry, execution }, "rerun");
  if (request === null) return false;
  const ended = await runToEnd(services, request, signal);
  return ended?.status === "successful";
}

function tellEnd(name: string, count: number, { aborted }: AbortSignal): void {
  void vscode.window.showWarningMessage(
    aborted
      ? vscode.l10n.t("{0} goes on; the {1} after it were not started.", name, count)
      : vscode.l10n.t("{0} did not end well: the {1} after it were not started.", name, count),
  );
}

function detailOf(leftOut: readonly ExecutionNode[]): string {
  const detail = vscode.l10n.t(
    "In the order in which they need each other, with their own inputs and the files and code as they are now. The first that fails ends it.",
  );
  return leftOut.length === 0 ? detail : `${detail}\n\n${leftOutText(leftOut)}`;
}

function leftOutText(leftOut: readonly ExecutionNode[]): string {
  return vscode.l10n.t(
    "Left out, because with their inputs they, or what they came of, would read the old output of an execution again: {0}. Re-run them by themselves and choose the new output.",
    firstFew(leftOut.map((node) => `${executionName(node)} (${node.id})`)),
  );
}
