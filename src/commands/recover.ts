import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { parseRunSettings } from "../core/runSettings";
import type { Json } from "../core/json";
import { runSettingsOf } from "../host/runSettingsOf";
import { requireTrust } from "../host/trust";
import { diagnose, questionOf } from "../runner/recover/diagnosis";
import { recoverExecution, type RecoverWorld } from "../runner/recover/recoverExecution";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { eachChosen, nameOf, refusalText, type ChosenOutcome } from "./eachChosen";
import type { Services } from "./services";
import { isRecoverable } from "../store/eligibility";

/**
 * `executions.recover`: those of the chosen ones that have no sealed end. It asks where a script that still runs would
 * be ended, or where nobody can tell whether it runs; what could not be recovered is told with its reason.
 */
export async function recover(
  { workspaces, context, log }: Services,
  args: readonly unknown[],
): Promise<void> {
  requireTrust();
  const chosen = await chooseExecutions(workspaces, args, isRecoverable);
  if (chosen.length === 0) return;
  const eligible = chosen.filter(({ execution }) => isRecoverable(execution));
  if (eligible.length === 0)
    throw new HumanError(
      vscode.l10n.t("There is nothing to recover: each of them runs, or has ended and is sealed."),
      2,
    );
  if (!(await isConfirmed(eligible, chosen.length))) return;
  const version = String((context.extension.packageJSON as { readonly version?: unknown }).version);
  const outcome = await eachChosen(vscode.l10n.t("Recovering"), eligible, log, async (one) => {
    const { entry, execution } = one;
    const recovery = await recoverExecution(entry.layout, execution.id, worldOf(one, version), true);
    if (!recovery.ok) throw new HumanError(recovery.reason);
  });
  tell(outcome, chosen.length);
}

/** @throws {HumanError} when some were refused: how many were not, and why. */
function tell({ done, refused, isCancelled }: ChosenOutcome, all: number): void {
  const [first] = done;
  const text =
    all === 1 && first !== undefined
      ? vscode.l10n.t("Recovered {0}", nameOf(first))
      : done.length === all
        ? vscode.l10n.t("Recovered {0} executions", all)
        : vscode.l10n.t("Recovered {0} of {1} executions", done.length, all);
  if (refused.length > 0) {
    const reasons = vscode.l10n.t("Not recovered: {0}", refusalText(refused));
    throw new HumanError(done.length === 0 ? reasons : `${text}. ${reasons}`);
  }
  if (isCancelled) void vscode.window.showInformationMessage(text);
  else vscode.window.setStatusBarMessage(text, 5000);
}

async function isConfirmed(eligible: readonly Chosen[], chosen: number): Promise<boolean> {
  const questions = eligible.flatMap((one) => {
    const diagnosis = diagnose(one.execution.path);
    const question = diagnosis.kind === "sound" ? null : questionOf(diagnosis);
    return question === null ? [] : [eligible.length === 1 ? `${question}.` : `${nameOf(one)}: ${question}.`];
  });
  if (questions.length === 0) return true;
  const yes = vscode.l10n.t("Recover");
  const [first] = eligible;
  const text =
    chosen === 1 && first !== undefined
      ? vscode.l10n.t("Recover {0}?", nameOf(first))
      : vscode.l10n.t("Recover {0} of {1} executions?", eligible.length, chosen);
  const kept = vscode.l10n.t("Outputs and logs up to now are kept and sealed.");
  const options = { modal: true, detail: [...questions, kept].join("\n\n") };
  return (await vscode.window.showWarningMessage(text, options, yes)) === yes;
}

function worldOf({ entry }: Chosen, version: string): RecoverWorld {
  return {
    now: () => new Date(),
    environment: process.env,
    recorder: { name: "executions", version },
    settings: parseRunSettings(JSON.parse(runSettingsOf(entry.folder.uri)) as Json),
  };
}
