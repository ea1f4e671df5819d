import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";
import { SharedTexts } from "./blockValues";
import { encodeBlock } from "./indexBlocks";
import { IndexFile } from "./indexFile";
import { IndexLines, lastRows } from "./indexLines";
import { isKept, type IndexRow, type RowPlace } from "./indexRow";
import type { JournalClaim } from "./journalClaim";
import { atOnce, pieces, type Steps } from "./steps";

/** So many rows are put into one block of a file that is written anew. */
const rowsPerBlock = 512;

/** So many lines out of their order make no start slower. */
const toleratedUnsorted = 500;

/** A file that could not be written, on a full disk for one, is tried again after this time, in ms. */
const retryMs = 10_000;

/** What is kept of all executions of a workspace: without these files every bundle and archive is read again. */
export function indexFiles({ cache }: WorkspaceLayout): readonly string[] {
  return [join(cache, "index.ndjson"), join(cache, "archived.ndjson")];
}

/** The rows of a workspace. */
export interface KnownRows {
  readonly size: number;
  get(id: string): IndexRow | undefined;
  /** Oldest first. */
  sorted(): readonly string[];
}

/**
 * What was read of the executions of a workspace, kept in `.cache/index.ndjson` so that a start reads no bundle twice.
 * A cache: it may be deleted, cut or damaged at any time, and any number of processes write it at once.
 */
export class ExecutionIndex {
  private readonly file: IndexFile;
  private readonly texts = new SharedTexts();
  /** What changed since it was written last. */
  private pending = new Set</* id */ string>();
  /** What this process wrote: it is written again when another process replaced the file. */
  private own = new Set</* id */ string>();
  private unsorted = 0;
  private mustReplace = false;
  private isReplacing = false;
  private failedAt = -Infinity;

  /** @param worthwhile fewer rows than this are read at once anyway: they make no file. */
  constructor(
    { cache }: WorkspaceLayout,
    private readonly worthwhile: number,
  ) {
    this.file = new IndexFile(join(cache, "index.ndjson"));
  }

  /** How large the file is, in bytes. */
  get length(): number {
    return this.file.length;
  }

  /** Reads the file. @param now the journal as it is. */
  *open(place: RowPlace, now: JournalClaim): Steps<IndexLines> {
    const content = yield* this.file.read();
    const lines = yield* new IndexLines(content, now, place, this.texts).find();
    this.unsorted = lines.unsorted;
    return lines;
  }

  /** The newest rows as far as the end of the file tells them; at least so many, where there are. */
  newest(count: number, place: RowPlace): IndexRow[] {
    return lastRows(atOnce(this.file.readLast(count)), place, this.texts, count);
  }

  /** Notes that an execution was read, or is gone; {@link append} takes it up. */
  note(id: string): void {
    this.pending.add(id);
  }

  /** How many executions were noted and not written yet. */
  get noted(): number {
    return this.pending.size;
  }

  /** What the file holds is not to be believed: it has to be replaced. */
  discard(): void {
    this.mustReplace = true;
  }

  /**
   * Adds what was noted to the file.
   * @param claim up to where the journal was followed.
   * @param known all that is known now.
   * @returns whether the file should be replaced.
   */
  append(claim: JournalClaim, known: KnownRows): boolean {
    if (this.isReplacing) return false;
    if (this.pending.size > 0 && !this.mustReplace) {
      const ids = this.pending;
      this.pending = new Set();
      for (const id of ids) this.own.add(id);
      if (!this.appendRows(claim, ids, known)) this.mustReplace = true;
    }
    return (this.mustReplace || this.isDisordered(known.size)) && performance.now() > this.failedAt + retryMs;
  }

  /** Writes the file anew, in its order; what is noted meanwhile is added to it at the end. */
  *replace(claim: JournalClaim, known: KnownRows): Steps<void> {
    if (this.isReplacing) return;
    this.pending = new Set();
    if (known.size < this.worthwhile) return;
    this.isReplacing = true;
    try {
      this.mustReplace = !(yield* this.file.replace(blocksOf(claim, known)));
    } finally {
      this.isReplacing = false;
    }
    if (this.mustReplace) this.failedAt = performance.now();
    else [this.own, this.unsorted] = [new Set(), 0];
    this.append(claim, known);
  }

  private appendRows(claim: JournalClaim, ids: ReadonlySet<string>, known: KnownRows): boolean {
    // It will be replaced: thousands of rows would be put together twice.
    if (!this.file.isWhole) return false;
    const block = (of: ReadonlySet<string>): Buffer =>
      encodeBlock(
        Array.from(of, (id) => [id, keptRow(known, id)] as const),
        claim,
        false,
      );
    let appended = this.file.append(block(ids));
    // Another process that goes on replacing it at each try would be a defect of it: the next change tries again.
    for (let tries = 0; appended === "replaced" && tries < 3; tries += 1) {
      atOnce(this.file.read());
      appended = this.file.append(block(this.own));
    }
    this.unsorted += ids.size;
    return appended !== "unsound";
  }

  private isDisordered(count: number): boolean {
    return this.unsorted > toleratedUnsorted && this.unsorted * 10 > count;
  }
}

function* blocksOf(claim: JournalClaim, known: KnownRows): Generator<Buffer, void> {
  let count = 0;
  for (const ids of pieces(known.sorted(), rowsPerBlock)) {
    // What changes while the file is written is noted anew, and stands behind the rest then.
    const rows = ids.flatMap((id) => {
      const row = keptRow(known, id);
      return row === undefined ? [] : [[id, row] as const];
    });
    count += rows.length;
    if (rows.length > 0) yield encodeBlock(rows, claim, true);
  }
  // One block at least: an empty file would not tell that there is nothing.
  if (count === 0) yield encodeBlock([], claim, true);
}

/** Of what has not ended nothing is kept. */
function keptRow(known: KnownRows, id: string): IndexRow | undefined {
  const row = known.get(id);
  return row !== undefined && isKept(row.summary) ? row : undefined;
}
