import { existsSync, lstatSync, readdirSync, type Dirent, type Stats } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { pathOf, textOfName } from "./renameToText";
import { isWatchedFolder } from "./unwatchedFolders";
import { monotonicMs } from "../../bundle/monotonic";

/** A file that was written since a moment. */
export interface WrittenFile {
  /** POSIX, relative to the folder that was walked; bytes of its name that are no UTF-8 as `%XX`. */
  readonly path: string;
  /** Where it is, absolute: as bytes where its name is no text. */
  readonly location: string | Buffer;
  readonly size: number;
}

export interface WalkResult {
  readonly files: readonly WrittenFile[];
  /** How many files were looked at. */
  readonly looked: number;
  /** Folders that could not be read, relative. */
  readonly unread: readonly string[];
  /** Why the rest was not looked at, or null. */
  readonly cut: string | null;
}

export interface WalkOptions {
  readonly root: string;
  /** The folder to look into first, absolute. */
  readonly first: string;
  /** As files tell it, in ms: what changed at it or later is found. */
  readonly since: number;
  /** `device:inode` of files that are none of the script's. */
  readonly except: ReadonlySet<string>;
  readonly maximumMs: number;
  readonly maximumFiles: number;
}

const turnMs = 25;
/** What Node reads for bytes that are no UTF-8. */
const replacement = "\uFFFD";

/**
 * The files below a folder whose content or record changed since a moment, told by their change time, which no script
 * can set back; the nearest folders first. Links are not followed. Bounded in time and files.
 */
export async function walkWritten(options: WalkOptions): Promise<WalkResult> {
  const walk = new Walk(options);
  const begun = monotonicMs();
  for (let turn = begun; walk.next();) {
    const now = monotonicMs();
    if (now - begun > options.maximumMs) {
      walk.cut = `${Math.round(options.maximumMs / 1000)} s were over`;
      break;
    }
    if (now - turn < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = monotonicMs();
  }
  return walk;
}

class Walk implements WalkResult {
  readonly files: WrittenFile[] = [];
  readonly unread: string[] = [];
  looked = 0;
  cut: string | null = null;
  /** The folder to look into first, with a slash at the end; "" when that is the root. */
  private readonly first: string;
  private pending: string[];
  private at = 0;
  private bytesOf: string | null = null;

  constructor(private readonly options: WalkOptions) {
    this.first = firstPrefix(options);
    this.pending = this.first === "" ? [""] : [this.first, ""];
  }

  /** Looks into one more folder; false when there is none left, or enough was found. */
  next(): boolean {
    const prefix = this.pending[this.at];
    if (prefix === undefined || this.cut !== null) return false;
    this.at += 1;
    // What was done with is let go now and then: a tree may have a million folders.
    if (this.at > 10_000) {
      this.pending = this.pending.slice(this.at);
      this.at = 0;
    }
    this.look(prefix);
    return true;
  }

  private look(prefix: string): void {
    const entries = this.read(prefix);
    if (prefix !== "" && entries.some(({ name }) => isEnvironmentMark(name))) return;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isDirectory()) {
        const below = `${prefix}${name}/`;
        if (below !== this.first && isWatchedFolder(this.options.root, prefix, name))
          this.pending.push(below);
      } else if (entry.isFile()) this.lookAt(prefix, name);
    }
  }

  private read(prefix: string): Dirent[] {
    try {
      return readdirSync(join(this.options.root, prefix), { withFileTypes: true });
    } catch {
      // One that is gone by now is no gap; one whose name is no text is not found under it.
      if (prefix.includes(replacement) || existsSync(join(this.options.root, prefix)))
        this.unread.push(prefix.slice(0, -1));
      return [];
    }
  }

  private lookAt(prefix: string, name: string): void {
    const path = `${prefix}${name}`;
    const location = `${this.options.root}/${path}`;
    const stats = lstatOf(location);
    if (stats !== undefined) this.take(path, location, stats);
    else if (name.includes(replacement)) this.lookAtBytes(prefix);
  }

  /** The files of a folder whose names are no UTF-8; once for each folder. */
  private lookAtBytes(prefix: string): void {
    if (this.bytesOf === prefix) return;
    this.bytesOf = prefix;
    const folder = join(this.options.root, prefix);
    for (const name of readdirSync(folder, { encoding: "buffer" })) {
      const text = textOfName(name);
      const location = pathOf(folder.replace(/\/$/, ""), name);
      const stats = Buffer.from(text).equals(name) ? undefined : lstatOf(location);
      if (stats?.isFile() === true) this.take(`${prefix}${text}`, location, stats);
    }
  }

  private take(path: string, location: string | Buffer, stats: Stats): void {
    const { since, except, maximumFiles } = this.options;
    this.looked += 1;
    if (stats.ctimeMs < since || except.has(`${stats.dev}:${stats.ino}`)) return;
    if (this.files.length >= maximumFiles) this.cut = `${maximumFiles} files were found`;
    else this.files.push({ path, location, size: stats.size });
  }
}

/** A virtual environment says so by what it holds, whatever its name. */
function isEnvironmentMark(name: string): boolean {
  return name === "pyvenv.cfg" || name === "conda-meta";
}

function firstPrefix({ root, first }: WalkOptions): string {
  const inside = relative(root, first).split(sep).join("/");
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return "";
  return inside.split("/").every((name) => isWatchedFolder(root, "", name)) ? `${inside}/` : "";
}

function lstatOf(path: string | Buffer): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
