import { join } from "node:path";
import { isJsonObject } from "../core/json";
import type { ExecutionSummary } from "../core/summary";
import { archiveFile, listArchivedIds } from "../bundle/archive/archiveFile";
import { stampOf } from "../bundle/archive/archiveStamp";
import { writeFileAtomic } from "../bundle/atomicWrite";
import type { WorkspaceLayout } from "../bundle/layout";
import { readLines } from "./readLines";
import { readSummary } from "./readSummary";

interface Held {
  /** Tells one content of the archive from another. */
  readonly stamp: string;
  readonly summary: ExecutionSummary;
}

/** Another version of the program reads the archives again. */
const format = 2;

/**
 * The archived executions of a workspace at a glance. What was read out of an archive once is kept in
 * `.cache/archived.ndjson`, so that a list opens none; it may be deleted at any time.
 */
export class ArchiveIndex {
  private readonly held = new Map</* id */ string, Held>();
  private readonly missing = new Set</* id */ string>();
  private loaded = false;

  constructor(private readonly layout: WorkspaceLayout) {}

  /** Whether some archives were asked for and not read yet. */
  get isIncomplete(): boolean {
    return this.missing.size > 0;
  }

  /** An archived execution; while its archive was not read yet, what its name alone tells. */
  get(id: string, imported: ReadonlySet<string>): ExecutionSummary {
    this.load();
    const path = archiveFile(this.layout, id);
    const held = this.held.get(id);
    if (held !== undefined && held.stamp === stampOrNull(path))
      return { ...held.summary, path, imported: held.summary.imported || imported.has(id) };
    this.missing.add(id);
    const nothing = readSummary(join(this.layout.executions, id), { imported });
    return { ...nothing, path, archived: true, reason: "It is archived, and its archive is being read" };
  }

  /** Reads all archives that were not read yet. @returns their ids. */
  async fill(): Promise<readonly string[]> {
    this.load();
    const ids = listArchivedIds(this.layout);
    const present = new Set(ids);
    const stale = ids.filter((id) => this.held.get(id)?.stamp !== stampOrNull(archiveFile(this.layout, id)));
    const gone = [...this.held.keys()].filter((id) => !present.has(id));
    this.missing.clear();
    if (stale.length + gone.length === 0) return [];
    const { archivedSummary } = await import("./archivedSummary");
    for (const id of stale) {
      const stamp = stampOrNull(archiveFile(this.layout, id));
      if (stamp !== null) this.held.set(id, { stamp, summary: await archivedSummary(this.layout, id) });
    }
    for (const id of gone) this.held.delete(id);
    this.save();
    return stale;
  }

  private load(): void {
    if (this.loaded) return;
    this.loaded = true;
    for (const line of readLines(this.file)) {
      const { id, stamp, summary, version } = line;
      if (version !== format || typeof id !== "string" || typeof stamp !== "string") continue;
      if (isJsonObject(summary))
        this.held.set(id, { stamp, summary: summary as unknown as ExecutionSummary });
    }
  }

  private save(): void {
    const lines = Array.from(this.held, ([id, held]) => JSON.stringify({ version: format, id, ...held }));
    try {
      writeFileAtomic(this.file, lines.map((line) => `${line}\n`).join(""));
    } catch {
      // A full disk, or a folder that may not be written to: the archives are read again the next time.
    }
  }

  private get file(): string {
    return join(this.layout.cache, "archived.ndjson");
  }
}

function stampOrNull(archive: string): string | null {
  try {
    return stampOf(archive);
  } catch {
    return null;
  }
}
