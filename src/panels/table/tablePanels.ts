import * as vscode from "vscode";
import { columnValue } from "../../core/table/columnValue";
import { varies } from "../../core/table/differs";
import { discoverColumns } from "../../core/table/discoverColumns";
import type { ExecutionSummary } from "../../core/summary";
import type { EditHistory } from "../../host/editHistory";
import type { SavedViews } from "../../host/savedViews";
import { translate } from "../../host/translate";
import type { ExecutionTarget } from "../../shared/executionTarget";
import { openFilterIn } from "../openFilter";
import { SinglePage } from "../singlePage";
import { firstColumns } from "./tableColumns";
import { selectionReasons } from "./actionStrings";
import { keptLayout, keptQuery } from "./keptLayout";
import { KeptTableModel } from "./keptTableModel";
import { TableModel } from "./tableModel";
import { TablePanel, type TableWorkspaces } from "./tablePanel";

/** The Executions page, and what it shows, or showed last while it is closed. */
export class TablePanels implements vscode.Disposable {
  private readonly page: SinglePage<TablePanel>;
  private readonly memory: vscode.Memento;
  private readonly models: KeptTableModel;

  constructor(
    context: vscode.ExtensionContext,
    workspaces: TableWorkspaces,
    edits: EditHistory,
    log: vscode.LogOutputChannel,
    views: () => Promise<SavedViews>,
  ) {
    const { extensionUri, workspaceState } = context;
    const open = openFilterIn(workspaces, context);
    this.memory = workspaceState;
    this.models = new KeptTableModel(() => {
      const { memory } = this;
      const model = new TableModel(selectionReasons(), keptLayout(memory), open, () => undefined, translate);
      model.ask(keptQuery(memory));
      return model;
    });
    const kind = { viewType: "executions.table", name: "table", title: vscode.l10n.t("Executions") };
    this.page = new SinglePage(
      extensionUri,
      kind,
      (panel) => new TablePanel(panel, workspaces, workspaceState, edits, log, views, this.models),
    );
  }

  /** Opens the page, or brings it to the front. @param query what it shows; left out: what it showed before. */
  open(query?: string): void {
    this.page.open(query);
  }

  /** Brings the page back after a reload of the window. */
  restore(panel: vscode.WebviewPanel): void {
    this.page.restore(panel);
  }

  query(): string {
    return this.page.current?.query() ?? keptQuery(this.memory);
  }

  /** The columns that it shows, by their ids. @param executions that they fit where the user arranged none. */
  columns(executions: readonly ExecutionSummary[]): readonly string[] {
    const shown = this.page.current?.columns() ?? [];
    if (shown.length > 0) return shown;
    const { columns } = keptLayout(this.memory);
    const first = (): ReturnType<typeof firstColumns> =>
      firstColumns(discoverColumns(executions), (column) =>
        varies(executions, (summary) => columnValue(summary, column, () => ({}))),
      );
    return (columns ?? first()).map(({ id }) => id);
  }

  /** What is selected on the page. */
  selected(): readonly ExecutionTarget[] {
    return this.page.current?.selected() ?? [];
  }

  dispose(): void {
    this.page.dispose();
    this.models.dispose();
  }
}
