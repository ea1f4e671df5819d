import { join } from "node:path";
import { lenientArtifacts } from "../../core/lenientRecords";
import type { LineageArtifact } from "../../core/lineage/lineageRecord";
import type { ExecutionSummary } from "../../core/summary";
import { writePiecesAtomic } from "../../bundle/atomicWrite";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readArtifacts } from "../readArtifacts";
import { readLines } from "../readLines";

/** Another version of the program reads the bundles again. */
const format = 2;

/** So few bundles are read as quickly as a file of what was in them. */
const few = 1000;

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
 * are read once. It may be deleted at any time; a workspace of few executions has none.
 */
export class KnownArtifacts {
  private readonly held = new Map</* id */ string, Held>();
  private readonly isKept: boolean;
  private isChanged = false;

  /** @param count how many executions will be asked for. */
  constructor(
    private readonly layout: WorkspaceLayout,
    count: number,
    least = few,
  ) {
    this.isKept = count >= least;
    if (!this.isKept) return;
    for (const line of readLines(this.file)) {
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
    this.isChanged = true;
    return artifacts;
  }

  /** Writes what was read. @param present of others nothing is kept. */
  save(present: readonly Pick<ExecutionSummary, "id">[]): void {
    if (!this.isChanged || !this.isKept) return;
    this.isChanged = false;
    try {
      writePiecesAtomic(this.file, this.lines(present));
    } catch {
      // A full disk, or a folder that may not be written to: the bundles are read again the next time.
    }
  }

  private *lines(present: readonly Pick<ExecutionSummary, "id">[]): Generator<string, void> {
    for (const { id } of present) {
      const held = this.held.get(id);
      if (held !== undefined) yield `${JSON.stringify({ format, id, ...held })}\n`;
    }
  }

  private get file(): string {
    return join(this.layout.cache, "lineage.ndjson");
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
