import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionSummary } from "../core/summary";
import { offeredExecutions, OfferedLabels } from "../forms/executionOffers";
import { translate } from "../host/translate";
import type { WorkspaceEntry } from "../host/workspaces";
import { executionRow } from "../views/executionRow";
import { stateIcon } from "../views/stateIcon";
import type { Chosen } from "./chooseExecution";
import { plainLabel } from "../forms/plainLabel";

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
  const [picked] = await pickAmong(offersOf(entries, fits), {
    all: vscode.l10n.t("Which execution?"),
    newest: vscode.l10n.t("Which execution? The newest are listed; type a name or a query to find others"),
    isSeveral: false,
  });
  return picked;
}

/** The same for several, two at least, which are ticked; what is ticked stays while others are looked for. */
export async function pickSeveral(entries: readonly WorkspaceEntry[]): Promise<readonly Chosen[]> {
  return await pickAmong(
    offersOf(entries, () => true),
    {
      all: vscode.l10n.t("Which executions? Tick two at least"),
      newest: vscode.l10n.t(
        "Which executions? Tick two at least; the newest are listed, type a name or a query to find others",
      ),
      isSeveral: true,
    },
  );
}

/** The same for one or more. @param ticked the one that is ticked from the beginning. */
export async function pickAny(
  entries: readonly WorkspaceEntry[],
  ticked: Chosen | undefined,
): Promise<readonly Chosen[]> {
  return await pickAmong(
    offersOf(entries, () => true),
    {
      all: vscode.l10n.t("Which executions? Tick one or more"),
      newest: vscode.l10n.t(
        "Which executions? Tick one or more; the newest are listed, type a name or a query to find others",
      ),
      isSeveral: true,
      ticked,
    },
  );
}

interface Question {
  /** Where all executions are listed, and where only the newest are. */
  readonly all: string;
  readonly newest: string;
  readonly isSeveral: boolean;
  /** The one that is ticked at first. */
  readonly ticked?: Chosen | undefined;
}

async function pickAmong(
  offers: (text: string) => Offered,
  { all, newest, isSeveral, ticked }: Question,
): Promise<readonly Chosen[]> {
  const first = offers("");
  if (first.items.length === 0)
    throw new HumanError(
      vscode.l10n.t("No execution of this workspace fits this command. Run a script first."),
      2,
    );
  const pick = vscode.window.createQuickPick<ExecutionItem>();
  pick.placeholder = first.isCut ? newest : all;
  pick.canSelectMany = isSeveral;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = first.items;
  if (ticked !== undefined) {
    pick.selectedItems = [listed(ticked, first.items)];
    offer(pick, first.items);
  }
  if (first.isCut)
    pick.onDidChangeValue((text) => {
      const items = text.trim() === "" ? first.items : found(offers(text));
      offer(pick, items);
    });
  try {
    return await new Promise<readonly Chosen[]>((resolve) => {
      pick.onDidAccept(() => {
        const accepted = isSeveral ? pick.selectedItems : pick.activeItems.slice(0, 1);
        if (accepted.length > 0) resolve(accepted.map(({ chosen }) => chosen));
      });
      pick.onDidHide(() => {
        resolve([]);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** The item of an execution, also where only newer ones are listed. */
function listed(chosen: Chosen, items: readonly ExecutionItem[]): ExecutionItem {
  const { id, name } = chosen.execution;
  return items.find((item) => item.chosen.execution.id === id) ?? itemOf(chosen, name ?? id, new Date());
}

/** What is ticked is listed first, whatever was found. */
function offer(pick: vscode.QuickPick<ExecutionItem>, items: readonly ExecutionItem[]): void {
  const ticked = pick.canSelectMany ? pick.selectedItems : [];
  const ids = new Set(ticked.map(({ chosen }) => chosen.execution.id));
  pick.items = [...ticked, ...items.filter(({ chosen }) => !ids.has(chosen.execution.id))];
  if (pick.canSelectMany) pick.selectedItems = ticked;
}

/** What a query found need not hold its text. */
function found({ items }: Offered): ExecutionItem[] {
  return items.map((item) => ({ ...item, alwaysShow: true }));
}

function offersOf(
  entries: readonly WorkspaceEntry[],
  fits: (execution: ExecutionSummary) => boolean,
): (text: string) => Offered {
  const labelled = entries.map((entry) => ({ entry, known: new OfferedLabels() }));
  return (text) => offersAmong(labelled, text, fits);
}

interface LabelledEntry {
  readonly entry: WorkspaceEntry;
  readonly known: OfferedLabels;
}

function offersAmong(
  entries: readonly LabelledEntry[],
  text: string,
  fits: (execution: ExecutionSummary) => boolean,
): Offered {
  const now = new Date();
  const share = Math.ceil(most / Math.max(1, entries.length));
  const offers = entries.map(({ entry, known }) => {
    const { offered, isCut } = offeredExecutions(entry.store.list(), text, share, fits, now);
    const labels = known.of(offered);
    const itemFor = (execution: ExecutionSummary): ExecutionItem =>
      itemOf({ entry, execution }, labels.get(execution.id) ?? execution.id, now);
    return { items: offered.map(itemFor), isCut };
  });
  return { items: offers.flatMap(({ items }) => items), isCut: offers.some(({ isCut }) => isCut) };
}

function itemOf(chosen: Chosen, label: string, now: Date): ExecutionItem {
  const { execution } = chosen;
  const { description } = executionRow(execution, now, translate);
  return {
    label: plainLabel(label),
    description: plainLabel([stateLabel(execution.state), description].join(" · ")),
    detail: plainLabel([execution.method, execution.id].filter((part) => part !== null).join(" · ")),
    iconPath: new vscode.ThemeIcon(stateIcon(execution.state).icon),
    chosen,
  };
}
