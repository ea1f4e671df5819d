import * as vscode from "vscode";

/** A part of the extension that is loaded when it is first asked for. */
export class Lazy<T extends vscode.Disposable> implements vscode.Disposable {
  private part: Promise<T> | undefined;

  constructor(private readonly make: () => Promise<T>) {}

  readonly load = (): Promise<T> => (this.part ??= this.make());

  dispose(): void {
    void this.part?.then((part) => {
      part.dispose();
    });
  }
}

/** Pages of one kind, as they come back after a reload of the window. */
export interface Restorable {
  /** @param state what the page kept of itself. */
  restore(panel: vscode.WebviewPanel, state: unknown): void;
}

/** Has VS Code bring back pages that were open when the window was closed; that loads what draws them. */
export function restorePages(
  viewType: string,
  pages: { readonly load: () => Promise<Restorable> },
): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel: vscode.WebviewPanel, state: unknown) => {
      const loaded = await pages.load();
      loaded.restore(panel, state);
    },
  });
}
