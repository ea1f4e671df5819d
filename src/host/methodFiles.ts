import * as vscode from "vscode";
import type { WorkspaceLayout } from "../bundle/layout";
import type { MethodFile } from "../views/methodRows";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/** The descriptors of each workspace's methods folder, read when first asked for and again when one changes. */
export class MethodFiles implements vscode.Disposable {
  private readonly known = new Map</* folder path */ string, Promise<readonly MethodFile[]>>();
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;

  readonly onDidChange = this.changes.event;

  constructor(workspaces: Workspaces) {
    this.subscription = workspaces.onDidChangeMethods((workspace) => {
      this.known.delete(workspace);
      this.changes.fire();
    });
  }

  /** What reads and checks them is loaded here, not with the extension. */
  list({ layout }: WorkspaceEntry): Promise<readonly MethodFile[]> {
    const known = this.known.get(layout.workspace) ?? read(layout);
    this.known.set(layout.workspace, known);
    return known;
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

async function read(layout: WorkspaceLayout): Promise<readonly MethodFile[]> {
  const { readMethods } = await import("../bundle/methods/readMethods");
  const { methods, problems } = readMethods(layout);
  return [
    ...methods.map(({ file, method }) => ({ ok: true as const, path: file, method })),
    ...problems.map(({ file, reasons }) => ({ ok: false as const, path: file, reason: reasons.join("; ") })),
  ];
}
