import * as vscode from "vscode";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { exportExecutions } from "./exportExecutions";
import { exportReport } from "./exportReport";
import { exportToOneZip } from "./exportToOneZip";
import { copyMarkdown, exportCsv, exportJson } from "./exportTable";
import { printReport } from "./printReport";
import type { Services } from "./services";

interface FormatItem extends vscode.QuickPickItem {
  readonly write: () => Promise<void>;
}

/** `executions.exportAs`: the chosen executions as CSV, JSON, Markdown or archives, whichever is picked. */
export async function exportAs(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(services.workspaces, args);
  if (chosen.length === 0) return;
  const picked = await vscode.window.showQuickPick(formats(services, chosen), {
    title:
      chosen.length === 1
        ? vscode.l10n.t("Export 1 Execution")
        : vscode.l10n.t("Export {0} Executions", chosen.length),
    placeHolder: vscode.l10n.t("As what?"),
    matchOnDetail: true,
  });
  await picked?.write();
}

function formats(services: Services, chosen: readonly Chosen[]): FormatItem[] {
  const targets = chosen.map(({ entry, execution }) => ({
    workspace: entry.layout.workspace,
    id: execution.id,
  }));
  const archives: FormatItem[] = [
    {
      label: vscode.l10n.t("$(file-zip) Archive of Each"),
      detail: vscode.l10n.t("A .zip of the whole bundle, for import elsewhere; of several a folder of them"),
      write: () => exportExecutions(services, [targets[0], targets]),
    },
    {
      label: vscode.l10n.t("$(file-zip) One Archive of All"),
      detail: vscode.l10n.t("One .zip with a folder for each bundle, for import elsewhere"),
      write: () => exportToOneZip(chosen),
    },
  ];
  return [
    {
      label: vscode.l10n.t("$(table) CSV of the Columns Shown"),
      detail: vscode.l10n.t("A row for each execution with the columns of the Executions page"),
      write: () => exportCsv(services, chosen, "shown"),
    },
    {
      label: vscode.l10n.t("$(table) CSV of All Fields"),
      detail: vscode.l10n.t("Every field, input, property and metric as a column"),
      write: () => exportCsv(services, chosen, "all"),
    },
    {
      label: vscode.l10n.t("$(json) JSON"),
      detail: vscode.l10n.t("All that is recorded of each: request, artifacts, code, machine, history"),
      write: () => exportJson(services, chosen),
    },
    {
      label: vscode.l10n.t("$(markdown) Markdown Table to the Clipboard"),
      detail: vscode.l10n.t("The columns of the Executions page, to paste into an issue or a report"),
      write: () => copyMarkdown(services, chosen),
    },
    {
      label: vscode.l10n.t("$(book) Report"),
      detail: vscode.l10n.t("HTML or Markdown with charts, tables, code version and environment"),
      write: () => exportReport(services, [targets[0], targets]),
    },
    {
      label: vscode.l10n.t("$(print) Print or PDF"),
      detail: vscode.l10n.t("The report in the browser, which prints it or saves it as a PDF"),
      write: () => printReport(services, [targets[0], targets]),
    },
    ...(chosen.length === 1 ? archives.slice(0, 1) : archives),
  ];
}
