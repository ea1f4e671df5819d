import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import type { WorkspaceEntry, Workspaces } from "../host/workspaces";
import { isExecutionTarget, type ExecutionTarget } from "../shared/executionTarget";
import { pickAny, pickExecution, pickSeveral } from "./pickExecution";

/** An execution with the folder that holds it. */
export interface Chosen {
  readonly entry: WorkspaceEntry;
  readonly execution: ExecutionSummary;
}

/**
 * The executions that a command was started on: the selected rows of the tree, its one argument, the one whose page is
 * in front, or one picked now.
 * @param args the command's arguments: a target or tree node, then the selected nodes.
 * @returns none when the user picked none; of several those that are still there: how many are not is told.
 * @throws {HumanError} when none of the named ones is there any more, or there are none to pick from.
 */
export async function chooseExecutions(
  workspaces: Workspaces,
  args: readonly unknown[],
  fits: (execution: ExecutionSummary) => boolean = () => true,
): Promise<Chosen[]> {
  const [first, selected] = args;
  const named = Array.isArray(selected) && selected.length > 0 ? selected : [first];
  const targets = named.filter(isExecutionTarget);
  if (targets.length > 0) return presentOf(workspaces, targets);
  const shown = inFront(workspaces);
  if (shown !== undefined && fits(shown.execution)) return [shown];
  return pickExecutions(workspaces, fits);
}

/** The same for a command that opens a page: the one in front is not meant. */
export async function chooseExecutionToOpen(
  workspaces: Workspaces,
  args: readonly unknown[],
): Promise<Chosen | undefined> {
  const [target] = args;
  if (isExecutionTarget(target)) return presentOf(workspaces, [target])[0];
  const [picked] = await pickExecutions(workspaces, () => true);
  return picked;
}

/** The same for a command on one execution. */
export async function chooseExecution(
  workspaces: Workspaces,
  args: readonly unknown[],
  fits?: (execution: ExecutionSummary) => boolean,
): Promise<Chosen | undefined> {
  const [chosen] = await chooseExecutions(workspaces, args.slice(0, 1), fits);
  return chosen;
}

async function pickExecutions(
  workspaces: Workspaces,
  fits: (execution: ExecutionSummary) => boolean,
): Promise<Chosen[]> {
  const picked = await pickExecution(workspaces.all(), fits);
  return picked === undefined ? [] : [picked];
}

/**
 * The same for a command that needs several: where none are named the user ticks them.
 * @returns none when the user ticked none.
 */
export async function chooseSeveral(
  workspaces: Workspaces,
  args: readonly unknown[],
): Promise<readonly Chosen[]> {
  return isNamed(args) ? chooseExecutions(workspaces, args) : pickSeveral(workspaces.all());
}

function isNamed([first, selected]: readonly unknown[]): boolean {
  return isExecutionTarget(first) || (Array.isArray(selected) && selected.length > 0);
}

/**
 * The same for a command that takes one or more: where none are named the user ticks them; the one whose page is in front
 * is ticked already.
 */
export async function chooseAny(
  workspaces: Workspaces,
  args: readonly unknown[],
): Promise<readonly Chosen[]> {
  return isNamed(args) ? chooseExecutions(workspaces, args) : pickAny(workspaces.all(), inFront(workspaces));
}

/** The execution whose page is in front, while it is there. */
function inFront(workspaces: Workspaces): Chosen | undefined {
  const target = workspaces.pageInFront;
  return target === null ? undefined : find(workspaces, target);
}

function find(workspaces: Workspaces, { workspace, id }: ExecutionTarget): Chosen | undefined {
  const entry = workspaces.at(workspace);
  const execution = entry?.store.get(id);
  return entry === undefined || execution === undefined ? undefined : { entry, execution };
}

/** @throws {HumanError} when none of them is there any more. */
function presentOf(workspaces: Workspaces, targets: readonly ExecutionTarget[]): Chosen[] {
  const present = targets.flatMap((target) => find(workspaces, target) ?? []);
  const [first] = targets;
  if (present.length === 0 && first !== undefined)
    throw new HumanError(
      vscode.l10n.t("The execution {0} is not in {1} any more. Refresh the view.", first.id, first.workspace),
      2,
    );
  const gone = targets.length - present.length;
  if (gone > 0)
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "{0} of the {1} chosen executions are not there any more; the others are meant.",
        gone,
        targets.length,
      ),
    );
  return present;
}
