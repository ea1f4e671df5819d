import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import type { ExecutionTarget } from "../shared/executionTarget";
import { archiveRefusal, deleteRefusal } from "../store/eligibility";
import { archive, unarchive } from "./archive";
import { deleteExecutions } from "./delete";
import type { Services } from "./services";

/** `executions.archiveShown`: all executions that the tree's filter lets through, once that is confirmed. */
export async function archiveShown(services: Services): Promise<void> {
  const shown = shownOf(services);
  const targets = eligibleOf(services, shown, (one) => archiveRefusal(one) === null);
  const question = vscode.l10n.t("Archive {0} of the {1} executions shown?", targets.length, shown.length);
  const detail = vscode.l10n.t(
    "Each goes into a .zip of its own; Unarchive brings it back. Others cannot be archived.",
  );
  if (await confirm(question, detail, vscode.l10n.t("Archive")))
    await archive(services, [targets[0], targets], asked);
}

/** `executions.unarchiveShown`: the archived ones of them, back to the workbench. */
export async function unarchiveShown(services: Services): Promise<void> {
  const shown = shownOf(services);
  const targets = eligibleOf(services, shown, ({ archived }) => archived);
  const question = vscode.l10n.t("Unarchive {0} of the {1} executions shown?", targets.length, shown.length);
  const detail = vscode.l10n.t("They take more room on the disk then. Others are not archived.");
  if (await confirm(question, detail, vscode.l10n.t("Unarchive")))
    await unarchive(services, [targets[0], targets], asked);
}

/** `executions.deleteShown`: all of them that are not running, to the trash; it asks as Delete does. */
export async function deleteShown(services: Services): Promise<void> {
  const shown = shownOf(services);
  eligibleOf(services, shown, (one) => deleteRefusal(one) === null);
  await deleteExecutions(services, [shown[0], shown]);
}

/** It was confirmed before. */
const asked = (): Promise<boolean> => Promise.resolve(true);

/** @throws {HumanError} when the tree shows none, or does not know yet which. */
function shownOf({ filter }: Services): readonly ExecutionTarget[] {
  const shown = filter.shown();
  if (shown === null)
    throw new HumanError(
      vscode.l10n.t("The filter is still looking into executions. Try again when it is through."),
      2,
    );
  if (shown.length === 0) throw new HumanError(vscode.l10n.t("The tree shows no executions."), 2);
  return shown;
}

/** @throws {HumanError} when none fits. */
function eligibleOf(
  { workspaces }: Services,
  shown: readonly ExecutionTarget[],
  fits: (execution: ExecutionSummary) => boolean,
): readonly ExecutionTarget[] {
  const eligible = shown.filter(({ workspace, id }) => {
    const execution = workspaces.storeOf(workspace)?.get(id);
    return execution !== undefined && fits(execution);
  });
  if (eligible.length === 0)
    throw new HumanError(vscode.l10n.t("None of the executions shown fits this command."), 2);
  return eligible;
}

async function confirm(question: string, detail: string, button: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}
