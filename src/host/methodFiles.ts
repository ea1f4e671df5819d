import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { readJson } from "../bundle/readJson";
import { parseMethod } from "../core/method/parseMethod";
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
    const files = namesIn(layout.methods).map((name) => readMethodFile(join(layout.methods, name)));
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

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json") && !name.startsWith("."));
  } catch {
    return [];
  }
}

function readMethodFile(path: string): MethodFile {
  const read = readJson(path);
  if (!read.ok) return { ok: false, path, reason: read.reason };
  const parsed = parseMethod(read.value);
  return parsed.ok ? { ok: true, path, method: parsed.method } : { ok: false, path, reason: parsed.problems.join("; ") };
}
