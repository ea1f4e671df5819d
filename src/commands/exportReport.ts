import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { reportEnding, reportName, type ReportFormat } from "../core/report/reportFormat";
import { withCancellableProgress } from "../host/cancellableProgress";
import { translate } from "../host/translate";
import { askCode } from "../panels/compare/askCode";
import type { AskCode } from "../store/readComparison";
import { writeReport } from "../store/report/writeReport";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { offerToOpen } from "./offerToOpen";
import type { Services } from "./services";

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ReportFormat;
}

/** `executions.exportReport`: a report of the chosen executions as HTML or Markdown, to a place of one's choice. */
export async function exportReport({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  const [first] = chosen;
  if (first === undefined) return;
  const title =
    chosen.length === 1
      ? vscode.l10n.t("Report of {0}", first.execution.name ?? first.execution.id)
      : vscode.l10n.t("Report of {0} Executions", chosen.length);
  const picked = await vscode.window.showQuickPick(formats(), {
    title,
    placeHolder: vscode.l10n.t("As what?"),
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  const target = await chooseTarget(chosen, picked.format, first, title);
  if (target === undefined) return;
  await withCancellableProgress(vscode.l10n.t("Writing the report"), async (signal, report) => {
    const executions = chosen.map(({ entry, execution }) => ({ layout: entry.layout, execution }));
    await writeReport(executions, picked.format, target.fsPath, {
      now: new Date(),
      t: translate,
      language: vscode.env.language,
      askCode: askCodeOf(chosen, first),
      signal,
      onProgress: (done) => report(done / chosen.length, chosen[done]?.execution.id ?? ""),
    });
  });
  const told =
    picked.format === "report-html"
      ? vscode.l10n.t(
          "The report is in {0}. To print it or make a PDF of it, open it in a browser.",
          target.fsPath,
        )
      : vscode.l10n.t("The report is in {0}.", target.fsPath);
  void offerToOpen(target, told, picked.format === "report-html");
}

/** Null where the executions lie in several workspaces. */
function askCodeOf(chosen: readonly Chosen[], { entry }: Chosen): AskCode | null {
  const isOne = chosen.every((one) => one.entry === entry);
  const { workspace } = entry.layout;
  return isOne ? (read, baseline) => askCode(workspace, read, baseline) : null;
}

function formats(): FormatItem[] {
  return [
    {
      label: vscode.l10n.t("$(browser) HTML"),
      detail: vscode.l10n.t("One file with charts and pictures that opens anywhere and prints to PDF"),
      format: "report-html",
    },
    {
      label: vscode.l10n.t("$(markdown) Markdown"),
      detail: vscode.l10n.t("Text and tables, for an issue, a wiki or a repository"),
      format: "report-md",
    },
  ];
}

async function chooseTarget(
  chosen: readonly Chosen[],
  format: ReportFormat,
  { entry }: Chosen,
  title: string,
): Promise<vscode.Uri | undefined> {
  const ids = chosen.map(({ execution }) => execution.id);
  const target = await vscode.window.showSaveDialog({
    title,
    defaultUri: vscode.Uri.joinPath(entry.folder.uri, reportName(ids, format)),
    filters: { [format === "report-html" ? "HTML" : "Markdown"]: [reportEnding(format).slice(1)] },
  });
  if (target !== undefined) for (const one of chosen) refuseInsideBundle(one.entry.layout, target.fsPath);
  return target;
}
