import * as vscode from "vscode";

/** So many are told one by one. */
const shown = 5;

/** Texts of a list in one, as far as one reads it in a message. */
export function firstFew(texts: readonly string[]): string {
  const more = texts.length - shown;
  const rest = more > 0 ? [vscode.l10n.t("and {0} more", more)] : [];
  return [...texts.slice(0, shown), ...rest].join("; ");
}
