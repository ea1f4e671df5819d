import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import {
  comparisonFormats,
  exportComparison as textOf,
  type ComparisonFormat,
} from "../core/compare/exportComparison";
import { HumanError } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import { exportFile } from "../host/exportFile";
import { translate } from "../host/translate";
import { askCode } from "../panels/compare/comparePanel";
import { readComparison } from "../store/readComparison";
import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.exportComparison`: writes a comparison to a .md or .csv of the user's choice; the first is the baseline. */
export async function exportComparison(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(services.workspaces, args);
  const [first] = chosen;
  if (first === undefined) return;
  if (chosen.length < 2)
    throw new HumanError(vscode.l10n.t("Choose two executions at least: their comparison is exported."), 2);
  const { layout, folder } = first.entry;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export the Comparison of {0} Executions", chosen.length),
    defaultUri: vscode.Uri.joinPath(folder.uri, "comparison.md"),
    filters: { Markdown: ["md"], CSV: ["csv"] },
  });
  if (target === undefined) return;
  refuseInsideBundle(layout, target.fsPath);
  await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal) => {
    const comparison = await readComparison({
      layout,
      executions: chosen.map(({ execution }) => execution),
      baseline: 0,
      askCode: (read, baseline) => askCode(layout.workspace, read, baseline),
      t: translate,
    });
    const text = textOf(comparison, formatOf(target.fsPath), translate);
    await exportFile(target.fsPath, pieces(text), signal);
  });
  const openLabel = vscode.l10n.t("Open");
  const told = vscode.l10n.t("Exported the comparison to {0}.", target.fsPath);
  const choice = await vscode.window.showInformationMessage(told, openLabel);
  if (choice === openLabel) await vscode.commands.executeCommand("vscode.open", target);
}

function formatOf(path: string): ComparisonFormat {
  return comparisonFormats.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? "md";
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
