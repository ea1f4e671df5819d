import * as vscode from "vscode";

/** What to add to the account of an export. @param count entries of bundles that a .zip cannot hold. */
export function leftOutText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? ` ${vscode.l10n.t("One entry that a .zip cannot hold was left out.")}`
    : ` ${vscode.l10n.t("{0} entries that a .zip cannot hold were left out.", count)}`;
}
