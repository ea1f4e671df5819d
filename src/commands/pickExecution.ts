import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionSummary } from "../core/summary";
import { offeredExecutions } from "../forms/executionOffers";
import { translate } from "../host/translate";
import type { WorkspaceEntry } from "../host/workspaces";
import { executionRow } from "../views/executionRow";
import { stateIcon } from "../views/stateIcon";
import type { Chosen } from "./chooseExecution";

interface ExecutionItem extends vscode.QuickPickItem {
  readonly chosen: Chosen;
}

interface Offered {
  readonly items: readonly ExecutionItem[];
  readonly isCut: boolean;
}

/** More at once nobody reads, and the window would stand still over them. */
const most = 500;

/**
 * Asks for one execution among the newest of each folder; others are found by what is typed, a name or a query.
 * @returns undefined when the user picked none.
 * @throws {HumanError} when none fits.
 */
export async function pickExecution(
  entries: readonly WorkspaceEntry[],
  fits: (execution: ExecutionSummary) => boolean,
): Promise<Chosen | undefined> {
  const newest = offersOf(entries, "", fits);
  if (newest.items.length === 0)
    throw new HumanError(
      vscode.l10n.t("No execution of this workspace fits this command. Run a script first."),
      2,
    );
  const pick = vscode.window.createQuickPick<ExecutionItem>();
  pick.placeholder = newest.isCut
    ? vscode.l10n.t("Which execution? The newest are listed; type a name or a query to find others")
    : vscode.l10n.t("Which execution?");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = newest.items;
  if (newest.isCut)
    pick.onDidChangeValue((text) => {
      pick.items = text.trim() === "" ? newest.items : found(offersOf(entries, text, fits));
    });
  try {
    return await new Promise<Chosen | undefined>((resolve) => {
      pick.onDidAccept(() => {
        const [active] = pick.activeItems;
        if (active !== undefined) resolve(active.chosen);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** What a query found need not hold its text. */
function found({ items }: Offered): ExecutionItem[] {
  return items.map((item) => ({ ...item, alwaysShow: true }));
}

function offersOf(
  entries: readonly WorkspaceEntry[],
  text: string,
  fits: (execution: ExecutionSummary) => boolean,
): Offered {
  const now = new Date();
  const share = Math.ceil(most / Math.max(1, entries.length));
  const offers = entries.map((entry) => {
    const { offered, isCut } = offeredExecutions(entry.store.list(), text, share, fits, now);
    return { items: offered.map((execution) => itemOf({ entry, execution }, now)), isCut };
  });
  return { items: offers.flatMap(({ items }) => items), isCut: offers.some(({ isCut }) => isCut) };
}

function itemOf(chosen: Chosen, now: Date): ExecutionItem {
  const { execution } = chosen;
  const { label, description } = executionRow(execution, now, translate);
  return {
    label,
    description: [stateLabel(execution.state), description].join(" · "),
    detail: [execution.method, execution.id].filter((part) => part !== null).join(" · "),
    iconPath: new vscode.ThemeIcon(stateIcon(execution.state).icon),
    chosen,
  };
}
