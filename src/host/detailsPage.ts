import * as vscode from "vscode";
import type { DetailsPanels } from "../panels/detailsPanels";
import type { Workspaces } from "./workspaces";

/** The details page, loaded when it is first opened or restored after a reload of the window. */
export class DetailsPage implements vscode.Disposable {
  private panels: Promise<DetailsPanels> | undefined;
  private readonly registration: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: Workspaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer("executions.details", {
      deserializeWebviewPanel: async (panel: vscode.WebviewPanel, state: unknown) => {
        const panels = await this.load();
        await panels.deserializeWebviewPanel(panel, state);
      },
    });
  }

  async load(): Promise<DetailsPanels> {
    this.panels ??= import("../panels/detailsPanels").then(
      (module) => new module.DetailsPanels(this.context, this.workspaces, this.log),
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
