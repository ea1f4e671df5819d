import * as vscode from "vscode";
import { pageHtml } from "../pageHtml";
import type { TableWorkspaces } from "../table/tablePanel";
import { DashboardPanel } from "./dashboardPanel";

const viewType = "executions.dashboard";

/** The dashboard: there is one at most; it comes back after a reload of the window. */
export class DashboardPanels implements vscode.Disposable {
  private page: DashboardPanel | null = null;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: TableWorkspaces,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the page, or brings it to the front. @param query what it tells of; left out: what it told of before. */
  open(query?: string): void {
    if (this.page === null) {
      const title = vscode.l10n.t("Dashboard");
      const options = { enableFindWidget: false };
      this.adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, options));
    }
    this.page?.reveal(query);
  }

  /** Brings the page back after a reload of the window. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.page === null) this.adopt(panel);
    else panel.dispose();
  }

  dispose(): void {
    this.page?.dispose();
    this.page = null;
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const root = vscode.Uri.joinPath(this.context.extensionUri, "dist", "webview");
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    const page = new DashboardPanel(panel, this.workspaces, this.context.workspaceState, this.log);
    this.page = page;
    panel.webview.html = pageHtml(panel.webview, root, "dashboard");
    panel.onDidDispose(() => {
      page.dispose();
      if (this.page === page) this.page = null;
    });
  }
}
