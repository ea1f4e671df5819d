import type * as vscode from "vscode";
import type { SavedViews } from "./savedViews";
import type { Workspaces } from "./workspaces";

/** The saved views, loaded when they are first asked for. */
export class SavedViewsLoader implements vscode.Disposable {
  private views: Promise<SavedViews> | undefined;

  constructor(
    private readonly state: vscode.Memento,
    private readonly workspaces: Workspaces,
  ) {}

  async load(): Promise<SavedViews> {
    this.views ??= import("./savedViews").then(
      (module) => new module.SavedViews(this.state, this.workspaces),
    );
    return await this.views;
  }

  dispose(): void {
    void this.views?.then((views) => {
      views.dispose();
    });
  }
}
