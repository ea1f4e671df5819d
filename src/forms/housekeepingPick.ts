import * as vscode from "vscode";
import { translate } from "../host/translate";
import { housekeepingTotal, type HousekeepingRow, type HousekeepingSection } from "./housekeepingRows";
import type { HousekeepingTask } from "../store/housekeeping/runHousekeeping";

interface RowItem extends vscode.QuickPickItem {
  readonly row: HousekeepingRow | null;
}

/**
 * Shows what housekeeping would take, by rule, all of it ticked; the title tells how much that is.
 * @param spared what no rule may take, in words.
 * @param editRules what the gear in the title leads to.
 * @returns what stayed ticked when OK was pressed; undefined when one went back.
 */
export async function askHousekeepingTasks(
  sections: readonly HousekeepingSection[],
  spared: string,
  editRules: () => void,
): Promise<readonly HousekeepingTask[] | undefined> {
  const pick = vscode.window.createQuickPick<RowItem>();
  const gear: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("gear"),
    tooltip: vscode.l10n.t("Edit Rules"),
  };
  const items = sections.flatMap(({ heading, rows }): RowItem[] => [
    { label: heading, kind: vscode.QuickPickItemKind.Separator, row: null },
    ...rows.map((row): RowItem => ({ label: row.label, description: row.description, row })),
  ]);
  const rowsOf = (some: readonly RowItem[]): HousekeepingRow[] => some.flatMap(({ row }) => row ?? []);
  const showTotal = (some: readonly RowItem[]): void => {
    pick.title = vscode.l10n.t("Housekeeping: {0}", housekeepingTotal(rowsOf(some), translate));
  };
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = [gear];
  pick.placeholder = [vscode.l10n.t("Untick what is to stay"), spared]
    .filter((part) => part !== "")
    .join(". ");
  pick.items = items;
  pick.selectedItems = items.filter(({ row }) => row !== null);
  showTotal(items);
  try {
    return await new Promise<readonly HousekeepingTask[] | undefined>((resolve) => {
      pick.onDidChangeSelection(showTotal);
      pick.onDidTriggerButton(() => {
        resolve(undefined);
        editRules();
      });
      pick.onDidAccept(() => {
        resolve(rowsOf(pick.selectedItems).flatMap(({ tasks }) => tasks));
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
