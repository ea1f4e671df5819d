import * as vscode from "vscode";
import type { TablePanels } from "../panels/table/tablePanels";
import type { EditHistory } from "./editHistory";
import type { Workspaces } from "./workspaces";

/** The Executions page, loaded when it is first opened or restored after a reload of the window. */
export class TablePage implements vscode.Disposable {
  private panels: Promise<TablePanels> | undefined;
  private readonly registration: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: Workspaces,
    private readonly edits: EditHistory,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer("executions.table", {
      deserializeWebviewPanel: async (panel: vscode.WebviewPanel) => {
        const panels = await this.load();
        panels.restore(panel);
      },
    });
  }

  async load(): Promise<TablePanels> {
    this.panels ??= import("../panels/table/tablePanels").then(
      (module) => new module.TablePanels(this.context, this.workspaces, this.edits, this.log),
    );
    return await this.panels;
  }

  dispose(): void {
    this.registration.dispose();
    void this.panels?.then((panels) => {
      panels.dispose();
    });
  }
}
