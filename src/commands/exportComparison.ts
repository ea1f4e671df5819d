import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { comparisonFormats, type ComparisonFormat } from "../core/compare/comparisonFormat";
import { HumanError } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import { exportFile } from "../host/exportFile";
import { translate } from "../host/translate";
import { askCode } from "../panels/compare/askCode";
import { requireOneFolder } from "../panels/compare/requireOneFolder";
import type { CodeAgainst } from "../runner/difference/changedCode";
import { toldCode } from "../runner/difference/toldCode";
import { mostCompared, readComparison } from "../store/readComparison";
import { comparisonPieces } from "../store/report/comparisonFile";
import { chooseSeveral, type Chosen } from "./chooseExecution";
import { offerToOpen } from "./offerToOpen";
import type { Services } from "./services";

/**
 * `executions.exportComparison`: writes a comparison to a .md, .csv or .html of the user's choice. The third argument is
 * the id of the baseline; left out: the first is it.
 */
export async function exportComparison({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseSeveral(workspaces, args);
  const [first] = chosen;
  if (first === undefined) return;
  if (chosen.length < 2)
    throw new HumanError(vscode.l10n.t("Choose two executions at least: their comparison is exported."), 2);
  if (chosen.length > mostCompared)
    throw new HumanError(
      vscode.l10n.t("At most {0} executions can be compared, not {1}.", mostCompared, chosen.length),
      2,
    );
  requireOneFolder(chosen.map(({ entry }) => entry.layout.workspace));
  const { layout, folder } = first.entry;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export the Comparison of {0} Executions", chosen.length),
    defaultUri: vscode.Uri.joinPath(folder.uri, "comparison.md"),
    filters: { Markdown: ["md"], CSV: ["csv"], HTML: ["html"] },
  });
  if (target === undefined) return;
  refuseInsideBundle(layout, target.fsPath);
  const format = formatOf(target.fsPath);
  await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal) => {
    let code: CodeAgainst = { executions: [], baseline: 0, code: [] };
    const comparison = await readComparison({
      layout,
      executions: chosen.map(({ execution }) => execution),
      baseline: placeOf(chosen, args[2]),
      askCode: async (read, baseline) => {
        const found = await askCode(layout.workspace, read, baseline);
        code = { executions: read, baseline, code: found };
        return found;
      },
      t: translate,
    });
    const options = {
      ...{ now: new Date(), t: translate, language: vscode.env.language, signal },
      // Where git may not be started no code is known to differ.
      readCode: async () => await toldCode(layout.workspace, code, translate),
    };
    const pieces = comparisonPieces(layout, comparison, format, options);
    await exportFile(target.fsPath, pieces, signal, vscode.l10n.t("The comparison"));
  });
  const told = vscode.l10n.t("Exported the comparison to {0}.", target.fsPath);
  await offerToOpen(target, told, format === "html");
}

function placeOf(chosen: readonly Chosen[], baseline: unknown): number {
  return Math.max(
    0,
    chosen.findIndex(({ execution }) => execution.id === baseline),
  );
}

function formatOf(path: string): ComparisonFormat {
  return comparisonFormats.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? "md";
}
