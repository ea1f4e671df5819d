import * as vscode from "vscode";
import { mayRetry } from "../core/lifecycle";
import { HumanError } from "../core/humanError";
import { requireTrust } from "../host/trust";
import { chooseExecutions } from "./chooseExecution";
import { confirmSeveral } from "./confirmSeveral";
import { runAgain, startAgain } from "./runAgain";
import type { Services } from "./services";

/**
 * `executions.retry`: one that did not succeed, again with its inputs and arguments on today's code; of several those that
 * did not, once that is confirmed, each as a run of its own.
 */
export async function retry(services: Services, args: readonly unknown[]): Promise<void> {
  const [, selected] = args;
  if (!Array.isArray(selected) || selected.length < 2) {
    await runAgain(services, args, "retry", mayRetry);
    return;
  }
  requireTrust();
  const chosen = await chooseExecutions(services.workspaces, args);
  const eligible = chosen.filter(({ execution }) => mayRetry(execution.state));
  if (eligible.length === 0)
    throw new HumanError(vscode.l10n.t("None of the chosen executions failed or was stopped."), 2);
  const question =
    eligible.length === chosen.length
      ? vscode.l10n.t("Retry {0} executions?", eligible.length)
      : vscode.l10n.t("Retry {0} of {1} executions?", eligible.length, chosen.length);
  const detail = vscode.l10n.t("Each runs again with its inputs on today's code, as a new execution.");
  if (!(await confirmSeveral(chosen.length, question, vscode.l10n.t("Retry"), detail))) return;
  for (const one of eligible) if (!(await startAgain(services, one, "retry"))) return;
}
