import * as vscode from "vscode";
import type { Lineages } from "../../host/lineage/lineages";
import type { Workspaces } from "../../host/workspaces";
import type { LineageTarget } from "../../shared/lineage/lineageTarget";
import { SinglePage } from "../singlePage";
import { LineagePanel } from "./lineagePanel";

/** The page that draws what came of what. */
export function lineagePage(
  { extensionUri, workspaceState }: vscode.ExtensionContext,
  workspaces: Workspaces,
  lineages: Lineages,
  log: vscode.LogOutputChannel,
): SinglePage<LineagePanel, LineageTarget> {
  const kind = { viewType: "executions.lineage", name: "lineage", title: vscode.l10n.t("Lineage") };
  return new SinglePage(
    extensionUri,
    kind,
    (panel) => new LineagePanel(panel, workspaces, lineages, workspaceState, log),
  );
}
