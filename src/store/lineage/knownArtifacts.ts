import { statSync } from "node:fs";
import { join } from "node:path";
import { lenientArtifacts } from "../../core/lenientRecords";
import type { LineageArtifact } from "../../core/lineage/lineageRecord";
import type { ExecutionSummary } from "../../core/summary";
import { writePiecesAtomic } from "../../bundle/atomicWrite";
import type { WorkspaceLayout } from "../../bundle/layout";
import { addLines } from "../addLines";
import { linesOf, parsedLine, readLines } from "../readLines";
import { readArtifacts } from "../readArtifacts";

/** Another version of the program reads the bundles again. */
const format = 3;

/** So few bundles are read as quickly as a file of what was in them. */
export const few = 1000;

const fileName = "lineage.ndjson";

/** So much of no use is let be, in bytes. */
const toleratedBytes = 16 * 1024;

/** More is not added at once, in bytes: the file is written anew, row by row. */
const mostAdded = 16 * 1024 * 1024;

interface Held {
  readonly stamp: string;
  readonly artifacts: readonly LineageArtifact[];
  /** What it takes of the file; null: it is not in it. */
  bytes: number | null;
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
  /** Null: they are so few that nothing is kept. */
  private readonly file: string | null;

  /** @param count how many executions will be asked for. */
  constructor({ cache }: WorkspaceLayout, count: number, least = few) {
    this.file = count < least ? null : join(cache, fileName);
    for (const { object, bytes } of this.file === null ? [] : readLines(this.file)) {
      const { format: version, id, stamp } = object;
      const artifacts = lenientArtifacts(object);
      if (version === format && typeof id === "string" && typeof stamp === "string" && artifacts !== null)
        this.held.set(id, { stamp, artifacts: artifacts.map(needed), bytes });
    }
  }

  /** What could not be read is none, and is read again the next time. */
  async of(execution: ArtifactsOf): Promise<readonly LineageArtifact[]> {
    const { id, sealed } = execution;
    const stamp = stampOf(execution);
    const known = this.held.get(id);
    if (sealed && known?.stamp === stamp) return known.artifacts;
    const artifacts = (await readArtifacts(execution))?.map(needed);
    if (!sealed || artifacts === undefined) return artifacts ?? [];
    this.held.set(id, { stamp, artifacts, bytes: null });
    return artifacts;
  }

  /**
   * Adds what was read to what is kept; where most of that is of no use, it is written anew. How much there is tells the file
   * itself: others add to it too.
   * @param present of others nothing is kept.
   */
  save(present: readonly Pick<ExecutionSummary, "id">[]): void {
    const { file } = this;
    if (file === null) return;
    const held = present.flatMap(({ id }) => {
      const known = this.held.get(id);
      return known === undefined ? [] : [{ id, known }];
    });
    const fresh = held.filter(({ known }) => known.bytes === null);
    const added = fresh.map(({ id, known }) => rowOf(id, known));
    const addedBytes = added.reduce((sum, row) => sum + Buffer.byteLength(row), 0);
    const useful = held.reduce((sum, { known }) => sum + (known.bytes ?? 0), addedBytes);
    if (addedBytes > mostAdded || sizeOf(file) + addedBytes > 2 * useful + toleratedBytes)
      rewrite(file, held);
    else if (added.length > 0) addLines(file, added.join(""));
    for (const [index, { known }] of fresh.entries()) known.bytes = Buffer.byteLength(added[index] ?? "");
  }
}

/**
 * What is kept of some executions, as far as it holds one of some texts: nothing else is taken apart.
 * @param texts as they stand in the file, which is JSON without spaces.
 * @returns by id all that are kept; null: what is kept holds none of the texts.
 */
export function keptAbout(
  { cache }: WorkspaceLayout,
  executions: readonly ArtifactsOf[],
  texts: readonly string[],
): ReadonlyMap<string, readonly LineageArtifact[] | null> {
  const stamps = new Map(executions.filter(({ sealed }) => sealed).map((each) => [each.id, stampOf(each)]));
  const kept = new Map<string, readonly LineageArtifact[] | null>();
  for (const line of linesOf(join(cache, fileName))) {
    const [, id = "", stamp = ""] = rowHead.exec(line.toString("latin1", 0, mostHead)) ?? [];
    if (id === "" || stamps.get(id) !== stamp) continue;
    const artifacts = texts.some((text) => line.includes(text)) ? lenientArtifacts(parsedLine(line)) : null;
    kept.set(id, artifacts?.map(needed) ?? null);
  }
  return kept;
}

/** Ids and stamps that JSON writes as they are. */
const rowHead = new RegExp(`^\\{"format":${format},"id":"([^"\\\\]+)","stamp":"([^"\\\\]+)",`);
const mostHead = 400;

function stampOf({ created, finished }: ArtifactsOf): string {
  return `${created ?? ""} ${finished ?? ""}`;
}

interface Row {
  readonly id: string;
  readonly known: Held;
}

function rewrite(file: string, held: readonly Row[]): void {
  try {
    writePiecesAtomic(file, rowsOf(held));
  } catch {
    // A full disk, or a folder that may not be written to: it stays as it is.
  }
}

function* rowsOf(held: readonly Row[]): Generator<string, void> {
  for (const { id, known } of held) yield rowOf(id, known);
}

function rowOf(id: string, { stamp, artifacts }: Held): string {
  return `${JSON.stringify({ format, id, stamp, artifacts })}\n`;
}

function sizeOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
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
