import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { writeAll } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import type { ContentIdentity } from "../bundle/seal/hashFile";
import { freePath } from "./outputs/freePath";
import { LaggingHash } from "./laggingHash";
import { LogIndex, type StreamName } from "./logIndex";

const streams: readonly StreamName[] = ["out", "err"];
const pieceBytes = 1024 * 1024;
const paths: Readonly<Record<StreamName, string>> = { out: bundlePaths.stdout, err: bundlePaths.stderr };

/**
 * Writes what the script prints: two byte-exact files, and `logs.ndjson` to put them in order with times.
 * Synchronous on purpose: what was read is in the file before anything else happens. It hashes as it writes, so that a
 * long log need not be read again at the end, unless that would hold up the script.
 */
export class LogRecorder {
  private readonly files: Readonly<Record<StreamName, number>>;
  private readonly index: LogIndex;
  private readonly written: Record<StreamName, number> = { out: 0, err: 0 };
  private readonly hashes: Readonly<Record<StreamName, LaggingHash>>;
  private failure: unknown = null;
  private readonly broughtBack: string[] = [];
  private readonly surplus = new Map<string, number>();

  /** @param elapsed milliseconds since the start of the execution. */
  constructor(
    private readonly bundle: string,
    private readonly elapsed: () => number,
  ) {
    this.files = {
      out: openSync(join(bundle, paths.out), "a+"),
      err: openSync(join(bundle, paths.err), "a+"),
    };
    this.hashes = {
      out: new LaggingHash(this.files.out),
      err: new LaggingHash(this.files.err),
    };
    this.index = new LogIndex(join(bundle, bundlePaths.logIndex));
  }

  /** Bytes of a stream that are in its file. */
  bytesOf(stream: StreamName): number {
    return this.written[stream];
  }

  /** The first write that failed (a full disk), or null. The script is not held up by it. */
  get firstFailure(): unknown {
    return this.failure;
  }

  /** @returns whether the bytes are in the file. */
  record(stream: StreamName, bytes: Uint8Array): boolean {
    if (this.failure !== null) return false;
    try {
      writeAll(this.files[stream], bytes);
      this.written[stream] += bytes.length;
      this.hashes[stream].append(bytes);
      this.index.note(stream, bytes.length, this.elapsed());
    } catch (error) {
      this.failure = error;
    }
    return this.failure === null;
  }

  /** Hashes what a flood of output left for later. */
  async settle(): Promise<void> {
    await this.hashes.out.settle();
    await this.hashes.err.settle();
  }

  /** Logs that the script had deleted or replaced, with their folder perhaps, and that are there again: paths in the bundle. */
  get restored(): readonly string[] {
    return this.broughtBack;
  }

  /** Bytes by which logs are longer than what was printed, or shorter (below 0), by path in the bundle: the script's doing. */
  get differences(): ReadonlyMap<string, number> {
    return this.surplus;
  }

  /**
   * Writes what is left and closes the files; a log that the script deleted or replaced is written anew.
   * @returns the content of the logs by path in the bundle, of those that hold what we wrote and nothing else.
   */
  close(): ReadonlyMap<string, ContentIdentity> {
    try {
      this.index.flush();
    } catch (error) {
      this.failure ??= error;
    }
    this.index.close();
    const contents = streams.flatMap((stream): [string, ContentIdentity][] => {
      const isOurs = this.isOurs(stream) || this.bringBack(stream);
      if (!isOurs && this.failure === null) this.noteDifference(stream);
      closeSync(this.files[stream]);
      const sha256 = isOurs ? this.hashes[stream].digest() : null;
      return sha256 === null ? [] : [[paths[stream], { sha256, size: this.written[stream] }]];
    });
    return new Map(contents);
  }

  /** A script may cut its log short or put another file in its place. */
  private isOurs(stream: StreamName): boolean {
    const named = statSync(join(this.bundle, paths[stream]), { throwIfNoEntry: false });
    const opened = fstatSync(this.files[stream]);
    return named?.ino === opened.ino && named.dev === opened.dev && opened.size === this.written[stream];
  }

  /** Many scripts begin with an empty outputs folder: what they printed is still held open. */
  private bringBack(stream: StreamName): boolean {
    if (!existsSync(this.bundle)) return false;
    const path = join(this.bundle, paths[stream]);
    try {
      makeOwnFolder(dirname(path));
      const named = lstatSync(path, { throwIfNoEntry: false });
      if (named?.ino === fstatSync(this.files[stream]).ino) return false;
      if (named !== undefined) renameSync(path, join(this.bundle, freePath(this.bundle, paths[stream])));
      copyOpened(this.files[stream], path);
      this.broughtBack.push(paths[stream]);
      return fstatSync(this.files[stream]).size === this.written[stream];
    } catch (error) {
      this.failure ??= error;
      return false;
    }
  }

  private noteDifference(stream: StreamName): void {
    const surplus = fstatSync(this.files[stream]).size - this.written[stream];
    if (surplus !== 0) this.surplus.set(paths[stream], surplus);
  }
}

/** A link or file that stands in the folder's place becomes an output in it: nothing is written to where it leads. */
function makeOwnFolder(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return;
  const aside = `${folder}.aside`;
  if (stats !== undefined) renameSync(folder, aside);
  mkdirSync(folder, { recursive: true });
  if (stats !== undefined) renameSync(aside, join(folder, basename(folder)));
}

function copyOpened(from: number, path: string): void {
  const to = openSync(path, "wx");
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let at = 0, length = 1; length > 0; at += length) {
      length = readSync(from, piece, 0, piece.length, at);
      writeAll(to, piece.subarray(0, length));
    }
  } finally {
    closeSync(to);
  }
}
