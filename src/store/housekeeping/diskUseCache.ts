import { lstatSync } from "node:fs";
import { join } from "node:path";
import { archiveFile } from "../../bundle/archive/archiveFile";
import { writePiecesAtomic } from "../../bundle/atomicWrite";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { readLines } from "../readLines";
import { diskUseOf, type DiskUse } from "./diskUse";

/** Another version of the program measures anew. */
const format = 1;

interface Held extends DiskUse {
  readonly stamp: string;
}

/** Where what a bundle takes comes and goes; one without a manifest is still written to, in places that no stamp looks at. */
const sealedPlaces = ["", "metadata", bundlePaths.manifest] as const;
const furtherPlaces = [bundlePaths.inputs, bundlePaths.outputs] as const;

/**
 * What each execution takes on the disk, kept in `.cache/diskUse.ndjson` with a stamp of its folders, so that a second look
 * reads no bundle again that is as it was. It may be deleted at any time.
 */
export class DiskUseCache {
  private readonly held = new Map</* id */ string, Held>();
  private readonly seen = new Set<string>();
  private isChanged = false;

  constructor(private readonly layout: WorkspaceLayout) {
    for (const { object } of readLines(this.file)) {
      const { format: version, id, stamp, bytes, sharedBytes, files } = object;
      if (version === format && typeof id === "string" && typeof stamp === "string")
        if (typeof bytes === "number" && typeof sharedBytes === "number" && typeof files === "number")
          this.held.set(id, { stamp, bytes, sharedBytes, files });
    }
  }

  /** What an execution takes, its archive where it is archived. */
  async measure(
    { id, archived }: { readonly id: string; readonly archived: boolean },
    signal?: AbortSignal,
  ): Promise<DiskUse> {
    const path = archived ? archiveFile(this.layout, id) : join(this.layout.executions, id);
    const stamp = archived ? stampOfPlaces(path, [""], []) : stampOfPlaces(path, sealedPlaces, furtherPlaces);
    const known = this.held.get(id);
    this.seen.add(id);
    if (known !== undefined && known.stamp === stamp) return known;
    const use = await diskUseOf(path, signal);
    if (stamp !== null) this.held.set(id, { stamp, ...use });
    else this.held.delete(id);
    this.isChanged = true;
    return use;
  }

  /** Writes what was measured. @param isAll what was not measured is gone, and forgotten. */
  save(isAll: boolean): void {
    if (isAll)
      for (const id of this.held.keys()) {
        if (this.seen.has(id)) continue;
        this.held.delete(id);
        this.isChanged = true;
      }
    if (!this.isChanged) return;
    try {
      writePiecesAtomic(this.file, this.lines());
      this.isChanged = false;
    } catch {
      // A full disk, or a folder that may not be written to: it is measured again the next time.
    }
  }

  private *lines(): Generator<string, void> {
    for (const [id, use] of this.held) yield `${JSON.stringify({ format, id, ...use })}\n`;
  }

  private get file(): string {
    return join(this.layout.cache, "diskUse.ndjson");
  }
}

/** Null where one of those that must be there is not. */
function stampOfPlaces(path: string, required: readonly string[], others: readonly string[]): string | null {
  const parts = [...required, ...others].map((place) => {
    const stats = lstatSync(join(path, place), { throwIfNoEntry: false });
    return stats === undefined ? null : `${Math.round(stats.ctimeMs)}.${stats.size}`;
  });
  return parts.slice(0, required.length).includes(null) ? null : parts.join(" ");
}
