import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { reportName } from "../core/report/reportFormat";
import { isBrowserHere } from "../host/isBrowserHere";
import { chooseAny } from "./chooseExecution";
import { exportReport } from "./exportReport";
import type { Services } from "./services";
import { writeChosenReport } from "./writeChosenReport";

/**
 * `executions.printReport`: a report of the chosen executions in the browser, which prints it or makes a PDF of it. Where
 * the browser is on another machine the report is saved to a place of the user's choice.
 */
export async function printReport(services: Services, args: readonly unknown[]): Promise<void> {
  if (!isBrowserHere()) {
    await exportReport(services, args);
    return;
  }
  const chosen = await chooseAny(services.workspaces, args);
  if (chosen.length === 0) return;
  const ids = chosen.map(({ execution }) => execution.id);
  const folder = mkdtempSync(join(tmpdir(), "executions-report-"));
  const file = join(folder, reportName(ids, "report-html"));
  await writeChosenReport(chosen, "report-html", file);
  if (!(await vscode.env.openExternal(vscode.Uri.file(file))))
    throw new HumanError(vscode.l10n.t("No browser opened {0}. Open it in one, and print it there.", file));
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      "The report is open in the browser: print it there, or choose to save it as a PDF in its print dialog.",
    ),
  );
}
