import { join } from "node:path";
import { lenientArtifacts } from "../../core/lenientRecords";
import type { LineageArtifact } from "../../core/lineage/lineageRecord";
import type { ExecutionSummary } from "../../core/summary";
import { writePiecesAtomic } from "../../bundle/atomicWrite";
import type { WorkspaceLayout } from "../../bundle/layout";
import { addLines } from "../addLines";
import { readLines } from "../readLines";
import { readArtifacts } from "../readArtifacts";

/** Another version of the program reads the bundles again. */
const format = 2;

/** So few bundles are read as quickly as a file of what was in them. */
const few = 1000;

/** So many lines of no use are let be. */
const toleratedLines = 100;

interface Held {
  readonly stamp: string;
  readonly artifacts: readonly LineageArtifact[];
}

/** Which bundle is asked for. */
export type ArtifactsOf = Pick<
  ExecutionSummary,
  "id" | "path" | "archived" | "created" | "finished" | "sealed"
>;

/**
 * What executions used and made, kept in `.cache/lineage.ndjson` so that the bundles of sealed ones, which do not change,
 * are read once: what is new is added to its end. A workspace of few executions has none.
 */
export class KnownArtifacts {
  private readonly held = new Map</* id */ string, Held>();
  /** Ids of those that are held and not kept yet. */
  private readonly fresh = new Set<string>();
  /** Null: they are so few that nothing is kept. */
  private readonly file: string | null;
  private lines = 0;

  /** @param count how many executions will be asked for. */
  constructor({ cache }: WorkspaceLayout, count: number, least = few) {
    this.file = count < least ? null : join(cache, "lineage.ndjson");
    for (const line of this.file === null ? [] : readLines(this.file)) {
      this.lines += 1;
      const { format: version, id, stamp } = line;
      const artifacts = lenientArtifacts(line);
      if (version === format && typeof id === "string" && typeof stamp === "string" && artifacts !== null)
        this.held.set(id, { stamp, artifacts });
    }
  }

  async of(execution: ArtifactsOf): Promise<readonly LineageArtifact[]> {
    const { id, created, finished, sealed } = execution;
    const stamp = `${created ?? ""} ${finished ?? ""}`;
    const known = this.held.get(id);
    if (sealed && known?.stamp === stamp) return known.artifacts;
    const artifacts = (await readArtifacts(execution)).map(needed);
    if (!sealed) return artifacts;
    this.held.set(id, { stamp, artifacts });
    this.fresh.add(id);
    return artifacts;
  }

  /**
   * Adds what was read to what is kept; where most of that is of no use, it is written anew.
   * @param present of others nothing is kept then.
   */
  save(present: readonly Pick<ExecutionSummary, "id">[]): void {
    const { file, fresh } = this;
    if (file === null || fresh.size === 0) return;
    if (this.lines + fresh.size <= 2 * present.length + toleratedLines) {
      this.lines += fresh.size;
      addLines(file, [...this.rowsOf(fresh)].join(""));
    } else {
      const ids = present.map(({ id }) => id);
      this.lines = ids.length;
      this.rewrite(file, ids);
    }
    fresh.clear();
  }

  private rewrite(file: string, ids: readonly string[]): void {
    try {
      writePiecesAtomic(file, this.rowsOf(ids));
    } catch {
      // A full disk, or a folder that may not be written to: it stays as it is.
    }
  }

  private *rowsOf(ids: Iterable<string>): Generator<string, void> {
    for (const id of ids) {
      const held = this.held.get(id);
      if (held !== undefined) yield `${JSON.stringify({ format, id, ...held })}\n`;
    }
  }
}

function needed(artifact: LineageArtifact): LineageArtifact {
  const { direction, name, role, type, sha256, size, uri, known, source, reason } = artifact;
  return {
    ...{ direction, name, role, type, sha256, size, uri, known },
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
  };
}
