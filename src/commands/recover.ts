import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { parseRunSettings } from "../core/runSettings";
import type { Json } from "../core/json";
import { withCancellableProgress } from "../host/cancellableProgress";
import { runSettingsOf } from "../host/runSettingsOf";
import { requireTrust } from "../host/trust";
import { diagnose, questionOf } from "../runner/recover/diagnosis";
import { recoverExecution, type RecoverWorld } from "../runner/recover/recoverExecution";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import type { Services } from "./services";
import { isRecoverable } from "../store/eligibility";

/**
 * `executions.recover`: those of the chosen ones that have no sealed end. It asks where a script that still runs would
 * be ended, or where nobody can tell whether it runs; what could not be recovered is told with its reason.
 */
export async function recover({ workspaces, context }: Services, args: readonly unknown[]): Promise<void> {
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
  const refused = await withCancellableProgress(vscode.l10n.t("Recovering"), (signal, report) =>
    recoverAll(eligible, version, signal, report),
  );
  for (const store of new Set(eligible.map(({ entry }) => entry.store))) store.followJournal();
  const done = eligible.length - refused.length;
  if (refused.length > 0) throw new HumanError(vscode.l10n.t("Not recovered: {0}", refused.join("; ")));
  vscode.window.setStatusBarMessage(
    done === chosen.length
      ? vscode.l10n.t("Recovered {0}", nameOf(eligible[0]))
      : vscode.l10n.t("Recovered {0} of {1} executions", done, chosen.length),
    5000,
  );
}

/** @returns those that were refused, each with its reason. */
async function recoverAll(
  eligible: readonly Chosen[],
  version: string,
  signal: AbortSignal,
  report: (done: number, message: string) => void,
): Promise<string[]> {
  const refused: string[] = [];
  for (const [index, chosen] of eligible.entries()) {
    signal.throwIfAborted();
    report(index / eligible.length, nameOf(chosen));
    const { entry, execution } = chosen;
    const recovery = await recoverExecution(entry.layout, execution.id, worldOf(chosen, version), true);
    if (!recovery.ok) refused.push(`${nameOf(chosen)}: ${recovery.reason}`);
  }
  return refused;
}

async function isConfirmed(eligible: readonly Chosen[], chosen: number): Promise<boolean> {
  const questions = eligible.flatMap((one) => {
    const diagnosis = diagnose(one.execution.path);
    const question = diagnosis.kind === "sound" ? null : questionOf(diagnosis);
    return question === null ? [] : [eligible.length === 1 ? `${question}.` : `${nameOf(one)}: ${question}.`];
  });
  if (questions.length === 0) return true;
  const yes = vscode.l10n.t("Recover");
  const text =
    chosen === 1
      ? vscode.l10n.t("Recover {0}?", nameOf(eligible[0]))
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

function nameOf(chosen: Chosen | undefined): string {
  return chosen?.execution.name ?? chosen?.execution.id ?? "";
}
