import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { reportFormatOf, reportName } from "../core/report/reportFormat";
import { chooseAny, type Chosen } from "./chooseExecution";
import { offerToOpen } from "./offerToOpen";
import type { Services } from "./services";
import { writeChosenReport } from "./writeChosenReport";

/** `executions.exportReport`: a report of the chosen executions to a .html or .md of the user's choice. */
export async function exportReport({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseAny(workspaces, args);
  const [first] = chosen;
  if (first === undefined) return;
  const target = await chooseTarget(chosen, first);
  if (target === undefined) return;
  const format = reportFormatOf(target.fsPath);
  await writeChosenReport(chosen, format, target.fsPath);
  const told =
    format === "report-html"
      ? vscode.l10n.t(
          "The report is in {0}. To print it or make a PDF of it, open it in a browser.",
          target.fsPath,
        )
      : vscode.l10n.t("The report is in {0}.", target.fsPath);
  void offerToOpen(target, told, format === "report-html");
}

async function chooseTarget(
  chosen: readonly Chosen[],
  { entry, execution }: Chosen,
): Promise<vscode.Uri | undefined> {
  const ids = chosen.map((one) => one.execution.id);
  const target = await vscode.window.showSaveDialog({
    // Some dialogs show no types of files.
    title:
      chosen.length === 1
        ? vscode.l10n.t("Report of {0} as .html or .md", execution.name ?? execution.id)
        : vscode.l10n.t("Report of {0} Executions as .html or .md", chosen.length),
    defaultUri: vscode.Uri.joinPath(entry.folder.uri, reportName(ids, "report-html")),
    filters: { HTML: ["html"], Markdown: ["md"] },
  });
  if (target !== undefined) for (const one of chosen) refuseInsideBundle(one.entry.layout, target.fsPath);
  return target;
}
