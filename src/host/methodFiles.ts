import * as vscode from "vscode";
import { readMethods } from "../bundle/methods/readMethods";
import type { MethodFile } from "../views/methodRows";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/** The descriptors of each workspace's methods folder, read when first asked for and again when one changes. */
export class MethodFiles implements vscode.Disposable {
  private readonly known = new Map</* folder path */ string, readonly MethodFile[]>();
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;

  readonly onDidChange = this.changes.event;

  constructor(workspaces: Workspaces) {
    this.subscription = workspaces.onDidChangeMethods((workspace) => {
      this.known.delete(workspace);
      this.changes.fire();
    });
  }

  list({ layout }: WorkspaceEntry): readonly MethodFile[] {
    const known = this.known.get(layout.workspace);
    if (known !== undefined) return known;
    const { methods, problems } = readMethods(layout);
    const files: MethodFile[] = [
      ...methods.map(({ file, method }) => ({ ok: true as const, path: file, method })),
      ...problems.map(({ file, reasons }) => ({
        ok: false as const,
        path: file,
        reason: reasons.join("; "),
      })),
    ];
    this.known.set(layout.workspace, files);
    return files;
  }

  /** Reads all of them again when next asked. */
  refresh(): void {
    this.known.clear();
    this.changes.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }
}
