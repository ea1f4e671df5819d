import * as vscode from "vscode";
import { discoverColumns } from "../../core/table/discoverColumns";
import type { ExecutionSummary } from "../../core/summary";
import type { EditHistory } from "../../host/editHistory";
import type { ExecutionTarget } from "../../shared/executionTarget";
import { pageHtml } from "../pageHtml";
import type { SavedViews } from "../../host/savedViews";
import { firstColumns } from "./tableColumns";
import { keptLayout, keptQuery, TablePanel, type TableWorkspaces } from "./tablePanel";

const viewType = "executions.table";

/** The Executions page: there is one at most; it comes back after a reload of the window. */
export class TablePanels implements vscode.Disposable {
  private page: TablePanel | null = null;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: TableWorkspaces,
    private readonly edits: EditHistory,
    private readonly log: vscode.LogOutputChannel,
    private readonly views: () => Promise<SavedViews>,
  ) {}

  /** What the page shows; what it showed last while it is closed. */
  query(): string {
    return this.page?.query() ?? keptQuery(this.context.workspaceState);
  }

  /** The columns that it shows, by their ids. @param executions that they fit where the user arranged none. */
  columns(executions: readonly ExecutionSummary[]): readonly string[] {
    const shown = this.page?.columns() ?? [];
    if (shown.length > 0) return shown;
    const { columns } = keptLayout(this.context.workspaceState);
    return (columns ?? firstColumns(discoverColumns(executions), () => executions)).map(({ id }) => id);
  }

  /** What is selected on the page. */
  selected(): readonly ExecutionTarget[] {
    return this.page?.selected() ?? [];
  }

  /** Opens the page, or brings it to the front. @param query what it shows; left out: what it showed before. */
  open(query?: string): void {
    if (this.page === null) {
      const title = vscode.l10n.t("Executions");
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
    const { workspaceState } = this.context;
    const page = new TablePanel(panel, this.workspaces, workspaceState, this.edits, this.log, this.views);
    this.page = page;
    panel.webview.html = pageHtml(panel.webview, root, "table");
    panel.onDidDispose(() => {
      page.dispose();
      if (this.page === page) this.page = null;
    });
  }
}
