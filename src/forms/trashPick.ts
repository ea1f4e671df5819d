import * as vscode from "vscode";
import { formatBytes } from "../core/format/bytes";
import { formatRelativeTime } from "../core/format/relativeTime";
import type { TrashedUse } from "../store/housekeeping/housekeepingRequest";
import { plainLabel } from "./plainLabel";

interface TrashItem extends vscode.QuickPickItem {
  readonly trashed: TrashedUse;
}

/** What is to become of the trash. */
export type TrashChoice =
  | { readonly kind: "restore"; readonly ids: readonly string[] }
  /** One of them for good. */
  | { readonly kind: "purge"; readonly trashed: TrashedUse }
  | { readonly kind: "empty" };

/** Lists the trash with sizes and dates, the last deleted first. @returns undefined when one went back. */
export async function askTrash(trash: readonly TrashedUse[]): Promise<TrashChoice | undefined> {
  const pick = vscode.window.createQuickPick<TrashItem>();
  const empty = button("trash", vscode.l10n.t("Empty Trash…"));
  const purge = button("trash", vscode.l10n.t("Delete for Good…"));
  const now = new Date();
  const bytes = trash.reduce((sum, { use }) => sum + use.bytes, 0);
  pick.title = vscode.l10n.t("Trash: {0} executions · {1}", trash.length, formatBytes(bytes));
  pick.placeholder = vscode.l10n.t("Which executions shall come back?");
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.buttons = [empty];
  pick.items = trash.map((trashed) => ({
    label: plainLabel(trashed.name ?? trashed.id),
    description: descriptionOf(trashed, now),
    buttons: [purge],
    trashed,
  }));
  try {
    return await new Promise<TrashChoice | undefined>((resolve) => {
      pick.onDidTriggerButton(() => {
        resolve({ kind: "empty" });
      });
      pick.onDidTriggerItemButton(({ item }) => {
        resolve({ kind: "purge", trashed: item.trashed });
      });
      pick.onDidAccept(() => {
        resolve({ kind: "restore", ids: pick.selectedItems.map(({ trashed }) => trashed.id) });
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

function descriptionOf({ id, name, method, at, use }: TrashedUse, now: Date): string {
  return [
    ...(name === null ? [] : [id]),
    ...(method === null ? [] : [method]),
    vscode.l10n.t("deleted {0}", formatRelativeTime(new Date(at), now)),
    formatBytes(use.bytes),
  ].join(" · ");
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
