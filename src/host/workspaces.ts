import * as vscode from "vscode";
import { workspaceLayout, type WorkspaceLayout } from "../bundle/layout";
import { ExecutionStore, type StoreChange } from "../store/executionStore";
import { WorkerScanner } from "../store/index/workerScanner";
import type { ExecutionTarget } from "../shared/executionTarget";
import { WorkspaceWatch } from "./workspaceWatch";

/** A folder of the window with its own `.executions/`. */
export interface WorkspaceEntry {
  readonly folder: vscode.WorkspaceFolder;
  readonly layout: WorkspaceLayout;
  readonly store: ExecutionStore;
}

export interface WorkspaceChange {
  /** Absolute path of the workspace folder. */
  readonly workspace: string;
  readonly change: StoreChange;
}

interface Held {
  readonly entry: WorkspaceEntry;
  readonly disposables: readonly { dispose(): void }[];
}

/** The stores of all folders of this window; they follow their files from the first time that one asks for them. */
export class Workspaces implements vscode.Disposable {
  private readonly held = new Map</* folder path */ string, Held>();
  private readonly changes = new vscode.EventEmitter<WorkspaceChange>();
  private readonly methodChanges = new vscode.EventEmitter<string>();
  private readonly folderChanges = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;

  /** The execution whose page is in front: commands from the palette mean it. */
  pageInFront: ExecutionTarget | null = null;

  readonly onDidChange = this.changes.event;
  /** A descriptor in the methods folder of this workspace (its path) came, changed or went. */
  readonly onDidChangeMethods = this.methodChanges.event;
  readonly onDidChangeFolders = this.folderChanges.event;

  /**
   * @param indexWorker absolute path of the program that reads many bundles.
   * @param log told what goes on otherwise than it should.
   */
  constructor(
    private readonly indexWorker: string,
    private readonly log: (message: string) => void,
  ) {
    this.subscription = vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const folder of removed) this.release(folder.uri.fsPath);
      this.folderChanges.fire();
    });
  }

  /** Folders on this machine's disk, in the window's order. */
  all(): readonly WorkspaceEntry[] {
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === "file")
      .map((folder) => this.hold(folder));
  }

  /** The folder that holds a file, if it is one of this window. */
  of(uri: vscode.Uri): WorkspaceEntry | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder?.uri.scheme === "file" ? this.hold(folder) : undefined;
  }

  /** @param workspace absolute path of the folder. */
  at(workspace: string): WorkspaceEntry | undefined {
    return this.all().find(({ layout }) => layout.workspace === workspace);
  }

  storeOf(workspace: string): ExecutionStore | undefined {
    return this.at(workspace)?.store;
  }

  dispose(): void {
    this.subscription.dispose();
    for (const workspace of [...this.held.keys()]) this.release(workspace);
    this.changes.dispose();
    this.methodChanges.dispose();
    this.folderChanges.dispose();
  }

  private hold(folder: vscode.WorkspaceFolder): WorkspaceEntry {
    const workspace = folder.uri.fsPath;
    const known = this.held.get(workspace);
    if (known !== undefined) return known.entry;
    const layout = workspaceLayout(workspace);
    const store = new ExecutionStore(layout, new WorkerScanner(this.indexWorker, workspace));
    const disposables = [
      store.onDidFail((failure) => {
        this.log(`Executions of ${workspace} were not all read: ${failure.message}`);
      }),
      store.onDidChange((change) => {
        this.changes.fire({ workspace, change });
      }),
      new WorkspaceWatch(
        folder.uri,
        layout,
        store,
        () => {
          this.methodChanges.fire(workspace);
        },
        this.log,
      ),
      store,
    ];
    const entry = { folder, layout, store };
    this.held.set(workspace, { entry, disposables });
    return entry;
  }

  private release(workspace: string): void {
    for (const disposable of this.held.get(workspace)?.disposables ?? []) disposable.dispose();
    this.held.delete(workspace);
  }
}
