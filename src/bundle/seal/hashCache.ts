import { createHash } from "node:crypto";
import { lstatSync, realpathSync, type BigIntStats } from "node:fs";
import { join } from "node:path";
import { hashFolder, type FolderIdentity } from "./folderIdentity";
import { HashCacheFile, type HashRow } from "./hashCacheFile";
import type { ContentIdentity, HashProgress } from "./hashFile";
import { hashSettled, isSameVersion, racyMs } from "./settledHash";

/** Below this a file is hashed sooner than its entry is read. */
const smallBytes = 256n * 1024n;

/** What a file or folder is, and whether it kept still while it was hashed. */
export type HashedInput =
  | { readonly kind: "file"; readonly identity: ContentIdentity; readonly isSettled: boolean }
  | { readonly kind: "folder"; readonly identity: FolderIdentity; readonly isSettled: boolean };

/**
 * Hashes of files under `.executions/.cache/hashes`, by path, size, times (to the nanosecond) and inode. Losing it costs
 * time alone: an entry that is damaged, or that someone else writes just now, is as if absent.
 */
export class HashCache {
  /** @param now in ms since the epoch, of the clock that stamps files. */
  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Hashes a file or a folder; links on the way to it are followed, links in a folder are not.
   * @throws the error of the file system when it cannot be read; the signal's reason when it was aborted.
   */
  async hash(path: string, progress: HashProgress = {}): Promise<HashedInput> {
    const real = realpathSync(path);
    const stats = lstatSync(real, { bigint: true });
    return stats.isDirectory() ? this.hashFolder(real, progress) : this.hashFile(real, stats, progress);
  }

  private async hashFile(path: string, stats: BigIntStats, progress: HashProgress): Promise<HashedInput> {
    if (stats.size < smallBytes) {
      const { identity, isSettled } = await hashSettled(path, progress);
      return { kind: "file", identity, isSettled };
    }
    const cached = new CachedHashes(this.fileOf(path), this.now);
    const identity = await cached.hash(path, "", progress);
    cached.save();
    return { kind: "file", identity, isSettled: cached.isSettled };
  }

  private async hashFolder(folder: string, progress: HashProgress): Promise<HashedInput> {
    const cached = new CachedHashes(this.fileOf(folder), this.now);
    const identity = await hashFolder(folder, progress, (path) =>
      cached.hash(join(folder, path), path, progress),
    );
    cached.save();
    return { kind: "folder", identity, isSettled: cached.isSettled };
  }

  private fileOf(path: string): HashCacheFile {
    const key = createHash("sha256").update(path).digest("hex");
    return new HashCacheFile(join(this.folder, key.slice(0, 2), key.slice(2, 40)));
  }
}

/** The hashes of one file, or of the files of one folder, while it is hashed. */
class CachedHashes {
  isSettled = true;
  private readonly known: ReadonlyMap<string, HashRow>;
  private readonly rows = new Map<string, HashRow>();
  private isChanged = false;

  constructor(
    private readonly file: HashCacheFile,
    private readonly now: () => number,
  ) {
    this.known = file.read();
  }

  async hash(path: string, name: string, progress: HashProgress): Promise<ContentIdentity> {
    const found = lstatSync(path, { bigint: true });
    const row = this.known.get(name);
    if (row !== undefined && isSameVersion(row, found)) {
      this.rows.set(name, row);
      progress.onBytes?.(Number(found.size));
      return { sha256: row.sha256, size: Number(found.size) };
    }
    this.isChanged = true;
    const begun = this.now();
    const { identity, stats, isSettled } = await hashSettled(path, progress);
    this.isSettled &&= isSettled;
    if (isSettled && isOlder(stats, begun - racyMs)) this.rows.set(name, rowOf(stats, identity));
    return identity;
  }

  save(): void {
    if (this.isChanged || this.rows.size !== this.known.size) this.file.write(this.rows);
  }
}

function isOlder({ mtimeMs, ctimeMs }: BigIntStats, limitMs: number): boolean {
  return Number(mtimeMs) < limitMs && Number(ctimeMs) < limitMs;
}

function rowOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats, { sha256 }: ContentIdentity): HashRow {
  return { size, mtimeNs, ctimeNs, ino, sha256 };
}
