import { statfsSync, statSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../core/humanError";

export interface WatchedFolder {
  readonly path: string;
  /** A file in it that grows, which changes the folder itself in nothing. */
  readonly file?: string;
  /** @param name of what came, changed or went in the folder; null where that is not known. */
  readonly onChange: (name: string | null) => void;
  /** Told why the folder is looked at from time to time instead of being watched. */
  readonly onPolled: (reason: string) => void;
}

/** How often a folder is looked at that cannot be watched, in ms. */
const pollMs = 2000;

/** File systems on which no watcher tells what another machine changes (statfs(2)): NFS, SMB, 9p of WSL, FUSE as sshfs has it. */
const remoteTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546,
]);

/** A folder that changed no longer ago than this may have changed again at the same time, as its clock tells it, in ms. */
const moment = 3000;

/** Tells what changes in one folder, not below it: by a watcher of the system, else by looking at it from time to time. */
export class FolderWatch {
  private watcher: FSWatcher | null = null;
  private timer: NodeJS.Timeout | null = null;
  private seen = "";

  /**
   * @param delay before the watcher is begun, in ms: that takes the system 30 ms where the folder holds 100,000. What
   * changes meanwhile is told then.
   * @param begin how a watcher is begun. @param interval between two looks, in ms.
   */
  constructor(
    private readonly folder: WatchedFolder,
    delay = 0,
    private readonly begin: typeof watch = watch,
    private readonly interval = pollMs,
  ) {
    if (delay > 0) this.watchAfter(delay);
    else this.watch();
  }

  dispose(): void {
    this.watcher?.close();
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private watchAfter(delay: number): void {
    const before = this.look();
    const isRecent = changedSince(this.folder.path, Date.now() - moment);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.watch();
      if (isRecent || this.look() !== before) this.folder.onChange(null);
    }, delay);
  }

  private watch(): void {
    const { folder } = this;
    try {
      this.watcher = this.begin(folder.path, { persistent: false }, (_, name) => {
        folder.onChange(name);
      });
      this.watcher.on("error", (error) => {
        this.watcher?.close();
        this.poll(error.message);
      });
      if (isRemote(folder.path)) this.poll("it lies on another machine");
    } catch (error) {
      this.poll(messageOf(error));
    }
  }

  private poll(reason: string): void {
    if (this.timer !== null) return;
    this.seen = this.look();
    this.timer = setInterval(() => {
      const now = this.look();
      if (now === this.seen) return;
      this.seen = now;
      this.folder.onChange(null);
    }, this.interval);
    this.timer.unref();
    this.folder.onPolled(reason);
  }

  private look(): string {
    const { path, file } = this.folder;
    return [path, ...(file === undefined ? [] : [join(path, file)])].map(stateOf).join("\n");
  }
}

function stateOf(path: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return "";
  }
}

function changedSince(path: string, time: number): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > time;
}

function isRemote(path: string): boolean {
  try {
    return remoteTypes.has(statfsSync(path).type);
  } catch {
    return false;
  }
}
