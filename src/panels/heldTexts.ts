import * as vscode from "vscode";
import { HumanError } from "../core/humanError";

/** Read-only documents of texts that lie nowhere, for the diff editor; each is held while it is open. */
export class HeldTexts implements vscode.Disposable {
  private readonly texts = new Map</* uri */ string, string>();
  private readonly registrations: readonly vscode.Disposable[];

  constructor(scheme: string) {
    this.registrations = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) => this.textOf(uri),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri, isClosed }) => {
        if (isClosed) this.texts.delete(uri.toString());
      }),
    ];
  }

  hold(uri: vscode.Uri, text: string): vscode.Uri {
    this.texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.texts.clear();
  }

  /** An editor that comes back after a reload of the window has no text any more: an empty one would be a lie. */
  private textOf(uri: vscode.Uri): string {
    const text = this.texts.get(uri.toString());
    if (text === undefined)
      throw new HumanError(
        vscode.l10n.t("What this editor showed is not held any more. Open it again from its page."),
        2,
      );
    return text;
  }
}
