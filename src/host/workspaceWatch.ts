import { statSync } from "node:fs";
import { basename } from "node:path";
import * as vscode from "vscode";
import type { WorkspaceLayout } from "../bundle/layout";
import type { ExecutionStore } from "../store/executionStore";
import { FolderWatch, type WatchedFolder } from "../store/folderWatch";

/** A bundle that is copied in appears before its files do: it is looked at again after these times, in ms. */
const lastTime = 2000;
const settleTimes = [100, 600, lastTime] as const;
/** How often one is looked at that goes on having no record. */
const mostLooks = 60;

/** Whoever asks for a workspace first has its rows by then: only after that its folders are watched, in ms. */
const firstRowsMs = 300;

/** Several changes of one moment are read once, in ms. */
const gatherTime = 50;

/** Of more names the whole folder is listed. */
const fewNames = 200;

interface Watched {
  readonly watcher: FolderWatch;
  /** Tells a folder from another one that was made in its place. */
  readonly inode: number;
}

/**
 * Follows one workspace's journal, folder of bundles and methods by one watcher for each folder, none of them recursive:
 * 100,000 bundles cost no more than one. They are Node's own, since VS Code tells of folders in `files.watcherExclude`
 * seconds late when they are new; that `.executions` itself comes or goes VS Code tells in time. What cannot be watched is
 * looked at from time to time.
 */
export class WorkspaceWatch implements vscode.Disposable {
  private readonly watched = new Map</* folder */ string, Watched>();
  private readonly root: vscode.FileSystemWatcher;
  private readonly timers = new Map</* what for */ string, NodeJS.Timeout>();
  /** Executions that came or went this moment; null: any may have. */
  private names: Set<string> | null = new Set();
  private patience = mostLooks;
  private isPolling = false;

  constructor(
    folder: vscode.Uri,
    private readonly layout: WorkspaceLayout,
    private readonly store: ExecutionStore,
    private readonly onMethodsChange: () => void,
    private readonly log: (message: string) => void,
  ) {
    const pattern = new vscode.RelativePattern(folder, basename(layout.root));
    this.root = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const comesOrGoes = (): void => {
      this.look();
    };
    this.root.onDidCreate(comesOrGoes);
    this.root.onDidDelete(comesOrGoes);
    this.watchFolders(firstRowsMs);
  }

  dispose(): void {
    this.root.dispose();
    for (const { watcher } of this.watched.values()) watcher.dispose();
    this.watched.clear();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Some of the folders came or went: what is in them is read, whoever made them. */
  private look(): void {
    this.watchFolders();
    this.settle(null);
    this.later("methods", gatherTime, this.onMethodsChange);
  }

  /** @param delay before they are watched, in ms; what changes meanwhile is read then. */
  private watchFolders(delay = 0): void {
    const { root, archive, cache, executions, methods, journal } = this.layout;
    const file = basename(journal);
    const onRoot = (): void => {
      this.later("folders", gatherTime, () => {
        this.look();
      });
    };
    const onCache = (name: string | null): void => {
      if (name === null || name === file) this.later("journal", gatherTime, this.followJournal);
    };
    const onExecutions = (name: string | null): void => {
      this.settle(name);
    };
    const onArchive = (name: string | null): void => {
      this.settle(name === null ? null : name.replace(/\.zip$/, ""));
    };
    const onMethods = (): void => {
      this.later("methods", gatherTime, this.onMethodsChange);
    };
    this.watchFolder({ path: root, onChange: onRoot }, delay);
    this.watchFolder({ path: cache, onChange: onCache, file }, delay);
    this.watchFolder({ path: executions, onChange: onExecutions }, delay);
    this.watchFolder({ path: archive, onChange: onArchive }, delay);
    this.watchFolder({ path: methods, onChange: onMethods }, delay);
  }

  private watchFolder(folder: Omit<WatchedFolder, "onPolled">, delay: number): void {
    const { path } = folder;
    const inode = statSync(path, { throwIfNoEntry: false })?.ino;
    const known = this.watched.get(path);
    if (known?.inode === inode) return;
    known?.watcher.dispose();
    this.watched.delete(path);
    if (inode === undefined) return;
    const onPolled = (reason: string): void => {
      this.tellPolling(path, reason);
    };
    this.watched.set(path, { watcher: new FolderWatch({ ...folder, onPolled }, delay), inode });
  }

  /** Said once: all folders of a workspace mostly share the reason. */
  private tellPolling(path: string, reason: string): void {
    if (!this.isPolling)
      this.log(`${path} cannot be watched (${reason}): it is looked at every few seconds instead.`);
    this.isPolling = true;
  }

  private readonly followJournal = (): void => {
    this.store.followJournal();
  };

  /** @param name of an execution that came, changed or went; null: any may have. */
  private settle(name: string | null): void {
    if (name === null || (this.names?.size ?? 0) >= fewNames) this.names = null;
    this.names?.add(name ?? "");
    this.patience = mostLooks;
    const [, ...laterTimes] = settleTimes;
    for (const time of laterTimes) this.forget(`settle ${time}`);
    for (const time of settleTimes) this.lookAfter(time);
  }

  private lookAfter(time: number): void {
    this.later(`settle ${time}`, time, () => {
      this.store.followJournal();
      if (this.names === null) this.store.rescan();
      else this.store.look([...this.names]);
      if (time === lastTime) this.leaveOff();
    });
  }

  /** What is still being copied has no record yet: it is looked at again. */
  private leaveOff(): void {
    const all = this.names === null ? this.store.list() : [...this.names].map((id) => this.store.get(id));
    const coming = all.flatMap((one) => (one?.state === "UNKNOWN" && one.created === null ? [one.id] : []));
    this.names = new Set(coming.slice(0, fewNames));
    this.patience -= 1;
    if (coming.length > 0 && this.patience > 0) this.lookAfter(lastTime);
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
