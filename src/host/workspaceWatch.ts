import * as vscode from "vscode";
import type { ExecutionStore } from "../store/executionStore";

/** A bundle that is copied in appears before its files do: it is looked at again after these times, in ms. */
const settleTimes = [100, 600, 2000] as const;

/**
 * Follows one workspace's journal, folder of bundles and methods by non-recursive watchers: 100,000 bundles cost no
 * more than one. The folders may not exist yet; their watchers are set anew when one of them is made.
 */
export class WorkspaceWatch implements vscode.Disposable {
  private watchers: vscode.Disposable[] = [];
  private readonly roots: vscode.Disposable;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly folder: vscode.Uri,
    private readonly store: ExecutionStore,
    private readonly onMethodsChange: () => void,
  ) {
    const remade = (): void => {
      this.watchInside();
      this.settle();
      this.onMethodsChange();
    };
    this.roots = vscode.Disposable.from(
      this.watch("", ".executions", { onCreate: remade, onDelete: remade }),
      this.watch(".executions", "*", { onCreate: remade, onDelete: remade }),
    );
    this.watchInside();
  }

  dispose(): void {
    this.roots.dispose();
    this.stopWatching();
    this.stopTimers();
  }

  private watchInside(): void {
    this.stopWatching();
    const follow = (): void => {
      this.store.followJournal();
    };
    const settle = (): void => {
      this.settle();
    };
    this.watchers = [
      this.watch(".executions/.cache", "journal.ndjson", { onCreate: follow, onChange: follow }),
      this.watch(".executions/executions", "*", { onCreate: settle, onDelete: settle }),
      this.watch(".executions/methods", "*.json", {
        onCreate: this.onMethodsChange,
        onChange: this.onMethodsChange,
        onDelete: this.onMethodsChange,
      }),
    ];
  }

  private watch(
    base: string,
    pattern: string,
    on: { onCreate?: () => void; onChange?: () => void; onDelete?: () => void },
  ): vscode.Disposable {
    const root = base === "" ? this.folder : vscode.Uri.joinPath(this.folder, base);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, pattern));
    if (on.onCreate !== undefined) watcher.onDidCreate(on.onCreate);
    if (on.onChange !== undefined) watcher.onDidChange(on.onChange);
    if (on.onDelete !== undefined) watcher.onDidDelete(on.onDelete);
    return watcher;
  }

  private settle(): void {
    this.stopTimers();
    this.timers = settleTimes.map((time) =>
      setTimeout(() => {
        this.store.followJournal();
        this.store.rescan();
      }, time),
    );
  }

  private stopTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  private stopWatching(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
  }
}
