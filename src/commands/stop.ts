import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { mayStop } from "../core/lifecycle";
import { requireTrust } from "../host/trust";
import { requestStop } from "../runner/stopRequest";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { nameOf, refusalText } from "./eachChosen";
import type { Services } from "./services";

/**
 * `executions.stop`: those of the chosen ones that can be; of several it is asked first. What could not be stopped is
 * told with its reason.
 */
export async function stop({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const chosen = await chooseExecutions(workspaces, args, ({ state }) => mayStop(state));
  const eligible = chosen.filter(({ execution }) => mayStop(execution.state));
  if (chosen.length === 0) return;
  if (eligible.length === 0)
    throw new HumanError(vscode.l10n.t("None of the chosen executions is running."), 2);
  if (chosen.length > 1 && !(await confirm(chosen, eligible.length))) return;
  const answers = await Promise.all(
    eligible.map(async (one) => ({
      name: nameOf(one),
      answer: await requestStop(one.entry.layout, one.execution.id),
    })),
  );
  const refused = answers.flatMap(({ name, answer }) => (answer.ok ? [] : [{ name, reason: answer.reason }]));
  const asked = chosen.length > 1 ? askedText(eligible.length - refused.length) : "";
  if (refused.length > 0)
    throw new HumanError(
      [asked, vscode.l10n.t("Not stopped: {0}", refusalText(refused))]
        .filter((part) => part !== "")
        .join(" "),
    );
  if (asked !== "") void vscode.window.showInformationMessage(asked);
}

function askedText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? vscode.l10n.t("Stop asked of 1 execution.")
    : vscode.l10n.t("Stop asked of {0} executions.", count);
}

/** "Stop 3 of 5 selected executions?" */
async function confirm(chosen: readonly Chosen[], eligible: number): Promise<boolean> {
  const left = chosen.filter(({ execution }) => !mayStop(execution.state));
  const stopping = left.filter(({ execution }) => execution.state === "STOPPING").length;
  const ended = left.length - stopping;
  const question =
    left.length === 0
      ? vscode.l10n.t("Stop {0} executions?", eligible)
      : vscode.l10n.t("Stop {0} of {1} selected executions?", eligible, chosen.length);
  const notes = [
    ended === 0 ? null : vscode.l10n.t("Not running any more: {0}.", ended),
    stopping === 0 ? null : vscode.l10n.t("Being stopped already: {0}.", stopping),
    vscode.l10n.t("What they have written up to now is kept."),
  ];
  const answer = vscode.l10n.t("Stop");
  const detail = notes.filter((note) => note !== null).join(" ");
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, answer)) === answer;
}
