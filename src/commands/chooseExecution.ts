import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionSummary } from "../core/summary";
import { translate } from "../host/translate";
import type { WorkspaceEntry, Workspaces } from "../host/workspaces";
import { isExecutionTarget } from "../shared/executionTarget";
import { executionRow } from "../views/executionRow";
import { stateIcon } from "../views/stateIcon";

/** An execution with the folder that holds it. */
export interface Chosen {
  readonly entry: WorkspaceEntry;
  readonly execution: ExecutionSummary;
}

interface ExecutionItem extends vscode.QuickPickItem {
  readonly chosen: Chosen;
}

/**
 * The executions that a command was started on: the selected rows of the tree, its one argument, the one whose page is
 * in front, or one picked now.
 * @param args the command's arguments: a target or tree node, then the selected nodes.
 * @returns none when the user picked none.
 * @throws {HumanError} when a named one is gone, or there are none to pick from.
 */
export async function chooseExecutions(
  workspaces: Workspaces,
  args: readonly unknown[],
  fits: (execution: ExecutionSummary) => boolean = () => true,
): Promise<Chosen[]> {
  const [first, selected] = args;
  const named = Array.isArray(selected) && selected.length > 0 ? selected : [first];
  const targets = named.filter(isExecutionTarget);
  if (targets.length > 0) return targets.map((target) => find(workspaces, target));
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
  if (isExecutionTarget(target)) return find(workspaces, target);
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
  const picked = await pick(workspaces, fits);
  return picked === undefined ? [] : [picked];
}

/** The execution whose page is in front, while it is there. */
function inFront(workspaces: Workspaces): Chosen | undefined {
  const target = workspaces.pageInFront;
  const entry = target === null ? undefined : workspaces.at(target.workspace);
  const execution = target === null ? undefined : entry?.store.get(target.id);
  return entry === undefined || execution === undefined ? undefined : { entry, execution };
}

function find(workspaces: Workspaces, target: { workspace: string; id: string }): Chosen {
  const entry = workspaces.at(target.workspace);
  const execution = entry?.store.get(target.id);
  if (entry === undefined || execution === undefined)
    throw new HumanError(
      vscode.l10n.t(
        "The execution {0} is not in {1} any more. Refresh the view.",
        target.id,
        target.workspace,
      ),
      2,
    );
  return { entry, execution };
}

async function pick(
  workspaces: Workspaces,
  fits: (execution: ExecutionSummary) => boolean,
): Promise<Chosen | undefined> {
  const now = new Date();
  const items = workspaces.all().flatMap((entry) =>
    entry.store
      .list()
      .filter(fits)
      .map((execution): ExecutionItem => {
        const { label, description } = executionRow(execution, now, translate);
        return {
          label,
          description: [stateLabel(execution.state), description].join(" · "),
          detail: [execution.method, execution.id].filter((part) => part !== null).join(" · "),
          iconPath: new vscode.ThemeIcon(stateIcon(execution.state).icon),
          chosen: { entry, execution },
        };
      }),
  );
  if (items.length === 0)
    throw new HumanError(
      vscode.l10n.t("No execution of this workspace fits this command. Run a script first."),
      2,
    );
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t("Which execution?"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.chosen;
}
