import * as vscode from "vscode";
import { formatRelativeTime } from "../core/format/relativeTime";
import type { ExecutionNode } from "../core/lineage/lineageGraph";
import { executionName } from "../core/lineage/makersOf";
import { knownFileMakers } from "../host/lineage/fileMakers";
import type { Lineages } from "../host/lineage/lineages";
import type { WorkspaceEntry } from "../host/workspaces";
import { placeIn } from "../store/lineage/artifactOfFile";
import { stateIcon } from "../views/stateIcon";

/** The lenses of a file that an execution made: which one, its lineage, and to run it again; none within executions. */
export async function fileLenses(
  lineages: Lineages,
  entry: WorkspaceEntry,
  uri: vscode.Uri,
): Promise<vscode.CodeLens[]> {
  if (placeIn(entry.layout, uri.fsPath).startsWith(".executions/")) return [];
  const found = await knownFileMakers(lineages, entry, uri.fsPath);
  const maker = found?.makers.find(({ missing }) => missing === null);
  if (found === null || maker === undefined) return [];
  const range = new vscode.Range(0, 0, 0, 0);
  const target = { workspace: entry.layout.workspace, id: maker.id };
  const lens = (title: string, command: string, argument: unknown): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command: `executions.${command}`, arguments: [argument] });
  return [
    lens(madeByTitle(maker, found.isChanged, new Date()), "openDetails", target),
    lens(vscode.l10n.t("Lineage"), "showLineage", uri),
    lens(vscode.l10n.t("Re-run It…"), "rerun", target),
  ];
}

function madeByTitle(maker: ExecutionNode, isChanged: boolean, now: Date): string {
  const { execution } = maker;
  const name = executionName(maker);
  const created = execution?.created ?? null;
  const when = created === null ? "" : ` · ${formatRelativeTime(new Date(created), now)}`;
  if (isChanged) return `$(warning) ${vscode.l10n.t("Changed since {0} made it", name)}${when}`;
  const icon = execution === null ? "question" : stateIcon(execution.state).icon;
  return `$(${icon}) ${vscode.l10n.t("Made by {0}", name)}${when}`;
}
