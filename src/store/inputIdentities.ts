import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Artifact } from "../core/records";
import type { WorkspaceLayout } from "../bundle/layout";
import { HashCache } from "../bundle/seal/hashCache";

/** What was found of an input holds so long, in ms: most executions of a query have the same inputs. */
const freshMs = 5000;
/** So many inputs are remembered. */
const mostKnown = 10_000;

/** Null: there is none, or it cannot be read. */
type Identity = string | null;

/** What the inputs of executions are now, files and folders; each is hashed once, and no more while it stays as it is. */
export class InputIdentities {
  private readonly known = new Map<
    /* absolute path */ string,
    { readonly at: number; readonly sha256: Identity }
  >();

  /** Whether an input of the workspace is no longer there, or no longer what it was. */
  async isStale(layout: WorkspaceLayout, artifacts: readonly Artifact[]): Promise<boolean> {
    for (const { direction, uri, sha256, size } of artifacts) {
      if (direction !== "input" || /^[a-z]+:/.test(uri)) continue;
      const path = resolve(layout.workspace, uri);
      if (hasOtherSize(path, size) || (await this.identityOf(layout, path)) !== sha256) return true;
    }
    return false;
  }

  /**
   * The hash of what lies at an absolute path; null where nothing that can be read does.
   * @throws the signal's reason when it was aborted.
   */
  async identityOf(layout: WorkspaceLayout, path: string, signal?: AbortSignal): Promise<Identity> {
    const known = this.known.get(path);
    if (known !== undefined && performance.now() - known.at < freshMs) return known.sha256;
    const sha256 = await hashOf(layout, path, signal);
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(path, { at: performance.now(), sha256 });
    return sha256;
  }
}

function hasOtherSize(path: string, size: number): boolean {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size !== size;
  } catch {
    return true;
  }
}

async function hashOf(
  { hashes }: WorkspaceLayout,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Identity> {
  try {
    const { identity } = await new HashCache(hashes).hash(path, signal === undefined ? {} : { signal });
    return identity.sha256;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}
