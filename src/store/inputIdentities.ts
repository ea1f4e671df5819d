import { statSync, type Stats } from "node:fs";
import { resolve } from "node:path";
import { placeOf } from "../core/inputContent";
import type { Artifact } from "../core/records";
import type { WorkspaceLayout } from "../bundle/layout";
import { HashCache } from "../bundle/seal/hashCache";
import { mayLook, mayWalk, mostEntries } from "./placesToRead";

/** What was found of an input holds so long, in ms, of a file while it stays as it is: executions of a query share inputs. */
const freshMs = 5000;
/** So many inputs are remembered. */
const mostKnown = 10_000;

/** Null: there is nothing. Undefined: it cannot be told, since it cannot be read or holds too many files. */
type Identity = string | null | undefined;

interface ReadingLimits {
  readonly signal?: AbortSignal | undefined;
  /** What holds more, in bytes, is not read to its end. */
  readonly mostBytes?: number;
}

/** What the inputs of executions are now, files and folders; each is hashed once, and no more while it stays as it is. */
export class InputIdentities {
  private readonly known = new Map<
    /* absolute path */ string,
    { readonly at: number; readonly version: string; readonly sha256: Identity }
  >();

  /**
   * Whether an input of the workspace is no longer there, or no longer what it was; what may not be looked at is taken
   * to be as it was.
   * @param isOwn whether they are those of an execution of this workspace.
   */
  async isStale(layout: WorkspaceLayout, artifacts: readonly Artifact[], isOwn: boolean): Promise<boolean> {
    for (const artifact of artifacts) {
      const place = placeOf(artifact);
      if (artifact.direction !== "input" || /^[a-z]{2,}:/i.test(place)) continue;
      if (mayLook(layout, place, isOwn) && (await this.isOther(layout, place, artifact, isOwn))) return true;
    }
    return false;
  }

  /**
   * The hash of what lies at an absolute path; empty where it holds more than `mostBytes`.
   * @throws the signal's reason when it was aborted.
   */
  async identityOf(layout: WorkspaceLayout, path: string, limits: ReadingLimits = {}): Promise<Identity> {
    const known = this.known.get(path);
    const version = versionOf(path);
    if (known?.version === version && performance.now() - known.at < freshMs) return known.sha256;
    const sha256 = await hashOf(layout, path, limits);
    // Another execution may have seen it with more in it.
    if (sha256 === "") return sha256;
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(path, { at: performance.now(), version, sha256 });
    return sha256;
  }

  private async isOther(
    layout: WorkspaceLayout,
    place: string,
    { size, sha256 }: Artifact,
    isOwn: boolean,
  ): Promise<boolean> {
    const path = resolve(layout.workspace, place);
    const stats = statsOf(path);
    if (stats === null) return true;
    if (stats.isDirectory() && !mayWalk(layout, path, isOwn)) return false;
    if (!stats.isDirectory() && !(stats.isFile() && stats.size === size)) return true;
    const now = await this.identityOf(layout, path, { mostBytes: size });
    return now !== undefined && now !== sha256;
  }
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** What is otherwise once a file was written; of a folder nothing tells it. */
function versionOf(path: string): string {
  const stats = statsOf(path);
  return stats?.isFile() === true ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join() : "";
}

async function hashOf(
  { hashes }: WorkspaceLayout,
  path: string,
  { signal, mostBytes = Infinity }: ReadingLimits,
): Promise<Identity> {
  const left = new AbortController();
  let bytes = 0;
  const onBytes = (read: number): void => {
    bytes += read;
    if (bytes > mostBytes) left.abort();
  };
  const ends = signal === undefined ? left.signal : AbortSignal.any([signal, left.signal]);
  try {
    const cache = new HashCache(hashes);
    const { identity } = await cache.hash(path, { signal: ends, onBytes, mostEntries });
    return identity.sha256;
  } catch (error) {
    signal?.throwIfAborted();
    if (left.signal.aborted) return "";
    return isMissing(error) ? null : undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
