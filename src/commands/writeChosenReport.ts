import * as vscode from "vscode";
import type { ReportFormat } from "../core/report/reportFormat";
import { withCancellableProgress } from "../host/cancellableProgress";
import { translate } from "../host/translate";
import { askCode } from "../panels/compare/askCode";
import type { AskCode } from "../store/readComparison";
import { writeReport } from "../store/report/writeReport";
import type { Chosen } from "./chooseExecution";

/** Writes a report of some executions to a file, and shows how far it is. @param chosen at least one. */
export async function writeChosenReport(
  chosen: readonly Chosen[],
  format: ReportFormat,
  file: string,
): Promise<void> {
  await withCancellableProgress(vscode.l10n.t("Writing the report"), async (signal, report) => {
    const executions = chosen.map(({ entry, execution }) => ({ layout: entry.layout, execution }));
    await writeReport(executions, format, file, {
      now: new Date(),
      t: translate,
      language: vscode.env.language,
      askCode: askCodeOf(chosen),
      signal,
      onProgress: (done) => report(done / chosen.length, chosen[done]?.execution.id ?? ""),
    });
  });
}

/** Null where the executions lie in several workspaces. */
function askCodeOf([first, ...others]: readonly Chosen[]): AskCode | null {
  if (first === undefined || others.some(({ entry }) => entry !== first.entry)) return null;
  const { workspace } = first.entry.layout;
  return (read, baseline) => askCode(workspace, read, baseline);
}
