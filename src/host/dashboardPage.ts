import * as vscode from "vscode";
import type { DashboardPanels } from "../panels/dashboard/dashboardPanels";
import type { Workspaces } from "./workspaces";

/** The dashboard, loaded when it is first opened or restored after a reload of the window. */
export class DashboardPage implements vscode.Disposable {
  private panels: Promise<DashboardPanels> | undefined;
  private readonly registration: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: Workspaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer("executions.dashboard", {
      deserializeWebviewPanel: async (panel: vscode.WebviewPanel) => {
        const panels = await this.load();
        panels.restore(panel);
      },
    });
  }

  async load(): Promise<DashboardPanels> {
    this.panels ??= import("../panels/dashboard/dashboardPanels").then(
      (module) => new module.DashboardPanels(this.context, this.workspaces, this.log),
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
