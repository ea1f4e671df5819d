import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { mayStop } from "../core/lifecycle";
import { requireTrust } from "../host/trust";
import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";
import { requestStop } from "../runner/stopRequest";

/** `executions.stop`: those of the chosen ones that can be; what could not be stopped is told with its reason. */
export async function stop({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const chosen = await chooseExecutions(workspaces, args, ({ state }) => mayStop(state));
  const eligible = chosen.filter(({ execution }) => mayStop(execution.state));
  if (chosen.length === 0) return;
  if (eligible.length === 0)
    throw new HumanError(vscode.l10n.t("None of the chosen executions is running."), 2);
  const answers = await Promise.all(
    eligible.map(async ({ entry, execution }) => ({
      name: execution.name ?? execution.id,
      answer: await requestStop(entry.layout, execution.id),
    })),
  );
  const refused = answers.flatMap(({ name, answer }) => (answer.ok ? [] : [`${name}: ${answer.reason}`]));
  if (refused.length > 0) throw new HumanError(vscode.l10n.t("Not stopped: {0}", refused.join("; ")));
  if (eligible.length < chosen.length)
    vscode.window.setStatusBarMessage(
      vscode.l10n.t("Stopping {0} of {1} executions", eligible.length, chosen.length),
      5000,
    );
}
