import * as vscode from "vscode";

const scheme = "executions-compared";

/** Read-only documents of the code of two executions, for the diff editor. */
export class ComparedDocuments implements vscode.Disposable {
  private readonly texts = new Map</* uri */ string, string>();
  private readonly registration: vscode.Disposable;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => this.texts.get(uri.toString()) ?? "",
    });
  }

  /** @param ids of the two executions. */
  async open(
    path: string,
    ids: readonly [before: string, after: string],
    sides: { readonly before: string; readonly after: string },
    title: string,
  ): Promise<void> {
    const [before, after] = [this.keep(ids[0], path, sides.before), this.keep(ids[1], path, sides.after)];
    await vscode.commands.executeCommand("vscode.diff", before, after, title);
  }

  dispose(): void {
    this.registration.dispose();
    this.texts.clear();
  }

  private keep(id: string, path: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${id}/${path}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }
}
