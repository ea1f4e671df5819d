import * as vscode from "vscode";
import { SinglePage } from "../singlePage";
import type { TableWorkspaces } from "../table/tablePanel";
import { DashboardPanel } from "./dashboardPanel";

/** The dashboard. */
export function dashboardPage(
  { extensionUri, workspaceState }: vscode.ExtensionContext,
  workspaces: TableWorkspaces,
  log: vscode.LogOutputChannel,
): SinglePage<DashboardPanel> {
  const kind = { viewType: "executions.dashboard", name: "dashboard", title: vscode.l10n.t("Dashboard") };
  return new SinglePage(
    extensionUri,
    kind,
    (panel) => new DashboardPanel(panel, workspaces, workspaceState, log),
  );
}
