import { statSync, watch, type FSWatcher } from "node:fs";
import { basename } from "node:path";
import * as vscode from "vscode";
import type { WorkspaceLayout } from "../bundle/layout";
import type { ExecutionStore } from "../store/executionStore";

/** A bundle that is copied in appears before its files do: it is looked at again after these times, in ms. */
const settleTimes = [100, 600, 2000] as const;

/** Several changes of one moment are read once, in ms. */
const gatherTime = 50;

interface Watched {
  readonly watcher: FSWatcher;
  /** Tells a folder from another one that was made in its place. */
  readonly inode: number;
}

/**
 * Follows one workspace's journal, folder of bundles and methods by one watcher for each folder, none of them recursive:
 * 100,000 bundles cost no more than one. They are Node's own, since VS Code tells of folders in `files.watcherExclude`
 * seconds late when they are new; that `.executions` itself comes or goes VS Code tells in time.
 */
export class WorkspaceWatch implements vscode.Disposable {
  private readonly watched = new Map</* folder */ string, Watched>();
  private readonly root: vscode.FileSystemWatcher;
  private readonly timers = new Map</* what for */ string, NodeJS.Timeout>();

  constructor(
    folder: vscode.Uri,
    private readonly layout: WorkspaceLayout,
    private readonly store: ExecutionStore,
    private readonly onMethodsChange: () => void,
  ) {
    const pattern = new vscode.RelativePattern(folder, basename(layout.root));
    this.root = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const comesOrGoes = (): void => {
      this.look();
    };
    this.root.onDidCreate(comesOrGoes);
    this.root.onDidDelete(comesOrGoes);
    this.watchFolders();
  }

  dispose(): void {
    this.root.dispose();
    for (const { watcher } of this.watched.values()) watcher.close();
    this.watched.clear();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Some of the folders came or went: what is in them is read, whoever made them. */
  private look(): void {
    this.watchFolders();
    this.settle();
    this.later("methods", gatherTime, this.onMethodsChange);
  }

  private watchFolders(): void {
    const { root, archive, cache, executions, methods, journal } = this.layout;
    this.watchFolder(root, () => {
      this.later("folders", gatherTime, () => {
        this.look();
      });
    });
    this.watchFolder(cache, (name) => {
      if (name === null || name === basename(journal)) this.later("journal", gatherTime, this.followJournal);
    });
    for (const folder of [executions, archive])
      this.watchFolder(folder, () => {
        this.settle();
      });
    this.watchFolder(methods, () => {
      this.later("methods", gatherTime, this.onMethodsChange);
    });
  }

  private watchFolder(path: string, onChange: (name: string | null) => void): void {
    const inode = statSync(path, { throwIfNoEntry: false })?.ino;
    const known = this.watched.get(path);
    if (known?.inode === inode) return;
    known?.watcher.close();
    this.watched.delete(path);
    if (inode === undefined) return;
    try {
      const watcher = watch(path, { persistent: false }, (_, name) => {
        onChange(name);
      });
      watcher.on("error", () => {
        watcher.close();
        this.watched.delete(path);
      });
      this.watched.set(path, { watcher, inode });
    } catch {
      // It went this moment, or the system has no watchers left: views read again when they open.
    }
  }

  private readonly followJournal = (): void => {
    this.store.followJournal();
  };

  private settle(): void {
    const [, ...laterTimes] = settleTimes;
    for (const time of laterTimes) this.forget(`settle ${time}`);
    for (const time of settleTimes)
      this.later(`settle ${time}`, time, () => {
        this.store.followJournal();
        this.store.rescan();
      });
  }

  /** Does it once after a time, however often it is asked for meanwhile: a steady stream of changes starves nothing. */
  private later(what: string, time: number, action: () => void): void {
    if (this.timers.has(what)) return;
    const timer = setTimeout(() => {
      this.timers.delete(what);
      action();
    }, time);
    this.timers.set(what, timer);
  }

  private forget(what: string): void {
    clearTimeout(this.timers.get(what));
    this.timers.delete(what);
  }
}
