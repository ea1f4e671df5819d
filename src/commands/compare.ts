import * as vscode from "vscode";
import { methodKey } from "../core/methodKey";
import { HumanError } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import type { ExecutionTarget } from "../shared/executionTarget";
import { mostCompared } from "../store/readComparison";
import { byAge } from "./byAge";
import { chooseExecution, chooseExecutions, type Chosen } from "./chooseExecution";
import { pickExecution } from "./pickExecution";
import type { Services } from "./services";

/** `executions.compare`: the chosen executions side by side, held against the oldest; of one alone the other is asked for. */
export async function compare(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(services.workspaces, args);
  if (chosen.length > 1) await open(services, chosen.toSorted(byAge));
  else if (chosen.length === 1) await compareWithPicked(services, chosen);
}

/** `executions.compareWith`: asks for one more to stand beside those. */
export async function compareWith(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(services.workspaces, args);
  if (chosen.length > 0) await compareWithPicked(services, chosen);
}

/** `executions.compareWithLastSuccess`: the newest execution of the method that ended well before this one, and this one. */
export async function compareWithLastSuccess(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(services.workspaces, args);
  if (chosen === undefined) return;
  const success = lastSuccess(chosen);
  if (success === undefined)
    throw new HumanError(
      vscode.l10n.t("No execution of {0} ended well before this one.", chosen.execution.method ?? ""),
      2,
    );
  await open(services, [{ ...chosen, execution: success }, chosen]);
}

function lastSuccess({ entry, execution }: Chosen): ExecutionSummary | undefined {
  const key = methodKey(execution);
  const before = execution.created ?? "";
  return entry.store
    .list()
    .find(
      (other) =>
        other.state === "COMPLETED" &&
        other.id !== execution.id &&
        methodKey(other) === key &&
        (other.created ?? "") <= before,
    );
}

async function compareWithPicked(services: Services, chosen: readonly Chosen[]): Promise<void> {
  const ids = new Set(chosen.map(({ execution }) => execution.id));
  const entries = [...new Set(chosen.map(({ entry }) => entry))];
  const picked = await pickExecution(entries, ({ id }) => !ids.has(id));
  if (picked !== undefined) await open(services, [...chosen, picked]);
}

async function open(services: Services, chosen: readonly Chosen[]): Promise<void> {
  if (chosen.length > mostCompared)
    throw new HumanError(
      vscode.l10n.t("At most {0} executions can be compared, not {1}.", mostCompared, chosen.length),
      2,
    );
  const pages = await services.comparisons();
  await pages.open(chosen.map(targetOf));
}

function targetOf({ entry, execution }: Chosen): ExecutionTarget {
  return { workspace: entry.layout.workspace, id: execution.id };
}
