import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { chooseExecution } from "./chooseExecution";
import { nameOf } from "./eachChosen";
import type { Services } from "./services";

/** `executions.openOriginal`: the details of the execution that a cached one has its results from. */
export async function openOriginal(
  { workspaces, details }: Services,
  args: readonly unknown[],
): Promise<void> {
  const chosen = await chooseExecution(workspaces, args, ({ cachedFrom }) => cachedFrom !== null);
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  const { cachedFrom } = execution;
  if (cachedFrom === null)
    throw new HumanError(vscode.l10n.t("{0} was run: it is no copy of an earlier one.", nameOf(chosen)), 2);
  if (entry.store.get(cachedFrom) === undefined)
    throw new HumanError(
      vscode.l10n.t("{0} has its results from {1}, which is not here any more.", nameOf(chosen), cachedFrom),
      2,
    );
  const panels = await details();
  await panels.open({ workspace: entry.layout.workspace, id: cachedFrom });
}
