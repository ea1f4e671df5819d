import * as vscode from "vscode";
import { openFilterIn } from "../openFilter";
import { SinglePage } from "../singlePage";
import type { TableWorkspaces } from "../table/tablePanel";
import { DashboardPanel } from "./dashboardPanel";

/** The dashboard. */
export function dashboardPage(
  context: vscode.ExtensionContext,
  workspaces: TableWorkspaces,
  log: vscode.LogOutputChannel,
): SinglePage<DashboardPanel> {
  const { extensionUri, workspaceState } = context;
  const open = openFilterIn(workspaces, context);
  const kind = { viewType: "executions.dashboard", name: "dashboard", title: vscode.l10n.t("Dashboard") };
  return new SinglePage(
    extensionUri,
    kind,
    (panel) => new DashboardPanel(panel, workspaces, workspaceState, log, open),
  );
}
