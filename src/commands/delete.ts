import * as vscode from "vscode";
import { deleteBundle } from "../bundle/trash/deleteBundle";
import { HumanError } from "../core/humanError";
import { withLateProgress } from "../host/cancellableProgress";
import { sweepTrash } from "../host/trashSweep";
import { translate } from "../host/translate";
import { deleteRefusal } from "../store/eligibility";
import { askHousekeeping } from "../store/housekeeping/askHousekeeping";
import type { OutputUse } from "../store/outputUsers";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { eachChosen, nameOf, refusalText, type ChosenOutcome } from "./eachChosen";
import type { Services } from "./services";
import { bringBack } from "./undoDelete";

const shownUses = 10;

/** `executions.delete`: those of the chosen ones that are not running, to the trash; Undo is offered. */
export async function deleteExecutions(services: Services, args: readonly unknown[]): Promise<void> {
  const { workspaces, context, log } = services;
  const chosen = await chooseExecutions(workspaces, args, (one) => deleteRefusal(one) === null);
  const [first] = chosen;
  if (first === undefined) return;
  const eligible = chosen.filter(({ execution }) => deleteRefusal(execution) === null);
  if (eligible.length === 0)
    throw new HumanError(`${nameOf(first)}: ${deleteRefusal(first.execution, translate) ?? ""}.`, 2);
  const uses = await usesOf(eligible, context.asAbsolutePath("dist/housekeepingWorker.js"));
  const keepOutputs = await askOutputs(chosen, eligible, uses);
  if (keepOutputs === undefined) return;
  const outcome = await eachChosen(vscode.l10n.t("Deleting"), eligible, log, async ({ entry, execution }) => {
    await deleteBundle(entry.layout, execution.id, { keepOutputs });
  });
  const { done, refused } = outcome;
  if (refused.length > 0)
    void vscode.window.showErrorMessage(vscode.l10n.t("Not deleted: {0}", refusalText(refused)));
  if (done.length > 0) offerUndo(outcome, eligible.length);
  for (const layout of new Set(done.map(({ entry }) => entry.layout))) void sweepTrash(layout);
}

/** Who used the outputs; null where the user did not wait for it to be known. */
async function usesOf(eligible: readonly Chosen[], program: string): Promise<readonly OutputUse[] | null> {
  const entries = [...new Set(eligible.map(({ entry }) => entry))];
  const title = vscode.l10n.t("Looking who used the outputs. Cancel asks without waiting for it.");
  try {
    return await withLateProgress(title, async (signal, report) => {
      const uses: OutputUse[] = [];
      for (const [index, entry] of entries.entries()) {
        const onLooked = (looked: number, total: number): void => {
          report((index + looked / total) / entries.length, vscode.l10n.t("{0} of {1}", looked, total));
        };
        const ids = eligible.flatMap((one) => (one.entry === entry ? [one.execution.id] : []));
        uses.push(...(await askHousekeeping(program, entry.layout, { kind: "uses", ids }, onLooked, signal)));
      }
      return uses;
    });
  } catch (error) {
    if (error instanceof vscode.CancellationError) return null;
    throw error;
  }
}

/** @returns whether outputs are kept; undefined when the user wants nothing deleted. */
async function askOutputs(
  chosen: readonly Chosen[],
  eligible: readonly Chosen[],
  uses: readonly OutputUse[] | null,
): Promise<boolean | undefined> {
  const all = vscode.l10n.t("Delete");
  const kept = vscode.l10n.t("Delete, Keep Outputs");
  // The first button is what Enter presses.
  const buttons = uses === null || uses.length > 0 ? [kept, all] : [all, kept];
  const answer = await vscode.window.showWarningMessage(
    question(chosen, eligible),
    { modal: true, detail: detail(eligible.length, uses) },
    ...buttons,
  );
  return answer === undefined ? undefined : answer === kept;
}

function question(chosen: readonly Chosen[], eligible: readonly Chosen[]): string {
  const [first] = eligible;
  if (eligible.length < chosen.length)
    return vscode.l10n.t(
      "Delete {0} of {1} executions? The others have not ended.",
      eligible.length,
      chosen.length,
    );
  return eligible.length === 1 && first !== undefined
    ? vscode.l10n.t("Delete {0}?", nameOf(first))
    : vscode.l10n.t("Delete {0} executions?", eligible.length);
}

function detail(count: number, uses: readonly OutputUse[] | null): string {
  const where =
    count === 1
      ? vscode.l10n.t("It goes to the trash, from where Restore from Trash brings it back.")
      : vscode.l10n.t("They go to the trash, from where Restore from Trash brings them back.");
  if (uses === null)
    return [vscode.l10n.t("Whether others used the outputs was not looked at."), where].join("\n");
  if (uses.length === 0) return where;
  const lines = uses
    .slice(0, shownUses)
    .map(({ output, user }) => vscode.l10n.t("{0} was used by {1}", output, user));
  const more = uses.length > shownUses ? [vscode.l10n.t("and {0} more", uses.length - shownUses)] : [];
  return [
    vscode.l10n.t("Outputs of what is deleted were used by others:"),
    ...lines,
    ...more,
    "",
    where,
  ].join("\n");
}

function offerUndo({ done, isCancelled }: ChosenOutcome, all: number): void {
  const undo = vscode.l10n.t("Undo");
  void vscode.window.showInformationMessage(doneText(done, isCancelled, all), undo).then(async (choice) => {
    if (choice === undo) await bringBack(done.map(({ entry, execution }) => ({ entry, id: execution.id })));
  });
}

function doneText(done: readonly Chosen[], isCancelled: boolean, all: number): string {
  const [first] = done;
  if (isCancelled) return vscode.l10n.t("Cancelled: deleted {0} of {1} executions.", done.length, all);
  return done.length === 1 && first !== undefined
    ? vscode.l10n.t("Deleted {0}.", nameOf(first))
    : vscode.l10n.t("Deleted {0} executions.", done.length);
}
