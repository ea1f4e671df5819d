import { l10n } from "vscode";

/** What stands on the tab of a comparison of so many executions. */
export function comparisonTitle(count: number): string {
  return l10n.t("Compare {0} Executions", count);
}
