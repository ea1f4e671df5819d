import * as vscode from "vscode";
import { HeldTexts } from "../heldTexts";

const scheme = "executions-compared";

/** Read-only documents of the code of two executions, for the diff editor. */
export class ComparedDocuments implements vscode.Disposable {
  private readonly texts = new HeldTexts(scheme);

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
    this.texts.dispose();
  }

  private keep(id: string, path: string, text: string): vscode.Uri {
    return this.texts.hold(vscode.Uri.from({ scheme, path: `/${id}/${path}` }), text);
  }
}
