import * as vscode from "vscode";
import { archiveBundle } from "../bundle/archive/archiveBundle";
import { removeCopies } from "../bundle/archive/bundleFolder";
import { unarchiveBundle } from "../bundle/archive/unarchiveBundle";
import { HumanError } from "../core/humanError";
import { translate } from "../host/translate";
import { archiveRefusal } from "../store/eligibility";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { confirmSeveral } from "./confirmSeveral";
import { eachChosen, nameOf, refusalText, type ChosenOutcome } from "./eachChosen";
import type { Services } from "./services";

/** Asks before it is done with several: of how many of how many. */
type Ask = (eligible: number, all: number) => Promise<boolean>;

/** `executions.archive`: those of the chosen ones that have ended, into one verified .zip each. */
export async function archive(
  { workspaces, log }: Services,
  args: readonly unknown[],
  ask: Ask = askToArchive,
): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args, (one) => archiveRefusal(one) === null);
  const eligible = eligibleOf(chosen, ({ execution }) => archiveRefusal(execution, translate));
  if (eligible.length === 0 || !(await ask(eligible.length, chosen.length))) return;
  const title =
    eligible.length === chosen.length
      ? vscode.l10n.t("Archiving")
      : vscode.l10n.t("Archiving {0} of {1} executions", eligible.length, chosen.length);
  const outcome = await eachChosen(title, eligible, log, async ({ entry, execution }, signal, onProgress) => {
    await archiveBundle(entry.layout, execution.id, { signal, onProgress });
  });
  tell(
    outcome,
    (name) => vscode.l10n.t("Archived {0}.", name),
    vscode.l10n.t("Not archived"),
    (count) =>
      outcome.isCancelled
        ? vscode.l10n.t("Cancelled: archived {0} of {1} executions.", count, eligible.length)
        : vscode.l10n.t("Archived {0} executions.", count),
  );
}

async function askToArchive(eligible: number, all: number): Promise<boolean> {
  const question =
    eligible === all
      ? vscode.l10n.t("Archive {0} executions?", all)
      : vscode.l10n.t("Archive {0} of {1} executions?", eligible, all);
  const detail = vscode.l10n.t("Each becomes one .zip. They stay in sight, and Unarchive brings them back.");
  return await confirmSeveral(all, question, vscode.l10n.t("Archive"), detail);
}

/** `executions.unarchive`: archived ones of those chosen, back to the workbench. */
export async function unarchive(
  { workspaces, log }: Services,
  args: readonly unknown[],
  ask: Ask = askToUnarchive,
): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args, ({ archived }) => archived);
  const eligible = eligibleOf(chosen, ({ execution }) =>
    execution.archived ? null : vscode.l10n.t("it is not archived"),
  );
  if (eligible.length === 0 || !(await ask(eligible.length, chosen.length))) return;
  const outcome = await eachChosen(
    vscode.l10n.t("Unpacking"),
    eligible,
    log,
    async ({ entry, execution }, signal, onProgress) => {
      await unarchiveBundle(entry.layout, execution.id, { signal, onProgress });
      await removeCopies(entry.layout, execution.id);
    },
  );
  tell(
    outcome,
    (name) => vscode.l10n.t("{0} is back from the archive.", name),
    vscode.l10n.t("Not unpacked"),
    (count) =>
      outcome.isCancelled
        ? vscode.l10n.t("Cancelled: {0} of {1} executions are back from the archive.", count, eligible.length)
        : vscode.l10n.t("{0} executions are back from the archive.", count),
  );
}

async function askToUnarchive(eligible: number, all: number): Promise<boolean> {
  const question =
    eligible === all
      ? vscode.l10n.t("Unarchive {0} executions?", all)
      : vscode.l10n.t("Unarchive {0} of {1} executions?", eligible, all);
  const detail = vscode.l10n.t("They are unpacked into the workbench.");
  return await confirmSeveral(all, question, vscode.l10n.t("Unarchive"), detail);
}

/** @throws {HumanError} with the reason, when none of those chosen may be taken. */
function eligibleOf(chosen: readonly Chosen[], refusal: (one: Chosen) => string | null): readonly Chosen[] {
  const eligible = chosen.filter((one) => refusal(one) === null);
  const [first] = chosen;
  if (eligible.length === 0 && first !== undefined)
    throw new HumanError(`${nameOf(first)}: ${refusal(first) ?? ""}.`, 2);
  return eligible;
}

function tell(
  { done, refused, isCancelled }: ChosenOutcome,
  one: (name: string) => string,
  not: string,
  several: (count: number) => string,
): void {
  const [first] = done;
  if (refused.length > 0) void vscode.window.showErrorMessage(`${not}: ${refusalText(refused)}`);
  if (first !== undefined)
    void vscode.window.showInformationMessage(
      done.length === 1 && !isCancelled ? one(nameOf(first)) : several(done.length),
    );
}
