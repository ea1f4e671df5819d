import * as vscode from "vscode";
import type { CodeDifference } from "../../core/compare/cause";
import { codeDifferences } from "../../runner/difference/codeDifferences";
import type { ReadExecution } from "../../store/readComparison";

/** In a workspace that is not trusted no git is started. */
export async function askCode(
  workspace: string,
  read: readonly ReadExecution[],
  baseline: number,
): Promise<CodeDifference[]> {
  if (vscode.workspace.isTrusted) return await codeDifferences(workspace, read, baseline);
  const reason = vscode.l10n.t("the workspace is not trusted");
  return read.map((): CodeDifference => ({ kind: "unknown", reason }));
}
