import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";
import { encodeBlock } from "./indexBlocks";
import { IndexFile } from "./indexFile";
import { IndexLines, newestRows } from "./indexLines";
import { encodeRow, isKept, SharedTexts, type IndexRow, type RowPlace } from "./indexRow";
import type { JournalClaim } from "./journalClaim";

/** So many rows are put into one block of a file that is written anew. */
const rowsPerBlock = 512;

/** So many lines out of their order make no start slower. */
const toleratedUnsorted = 500;

/** What is kept of all executions of a workspace: without these files every bundle and archive is read again. */
export function indexFiles({ cache }: WorkspaceLayout): readonly string[] {
  return [join(cache, "index.ndjson"), join(cache, "archived.ndjson")];
}

/** The rows of a workspace. */
export interface KnownRows {
  readonly size: number;
  get(id: string): IndexRow | undefined;
  values(): Iterable<IndexRow>;
}

/**
 * What was read of the executions of a workspace, kept in `.cache/index.ndjson` so that a start reads no bundle twice.
 * A cache: it may be deleted, cut or damaged at any time, and any number of processes write it at once.
 */
export class ExecutionIndex {
  private readonly file: IndexFile;
  private readonly texts = new SharedTexts();
  /** What changed since it was written last. */
  private readonly pending = new Set</* id */ string>();
  /** What this process wrote: it is written again when another process replaced the file. */
  private readonly own = new Set</* id */ string>();
  private unsorted = 0;
  private mustReplace = false;

  /** @param worthwhile fewer rows than this are read at once anyway: they make no file. */
  constructor(
    { cache }: WorkspaceLayout,
    private readonly worthwhile: number,
  ) {
    this.file = new IndexFile(join(cache, "index.ndjson"));
  }

  /** Reads the file. @param now the journal as it is. */
  open(place: RowPlace, now: JournalClaim): IndexLines {
    const lines = new IndexLines(this.file.read(), now, place, this.texts);
    this.unsorted = lines.unsorted;
    return lines;
  }

  /** The newest rows as far as the file tells them at once. */
  newest(count: number, place: RowPlace): IndexRow[] {
    return newestRows(this.file.read(), count, place, this.texts);
  }

  /** Notes that an execution was read, or is gone; {@link write} takes it up. */
  note(id: string): void {
    this.pending.add(id);
  }

  /** What the file holds is not to be believed: the next {@link write} replaces it. */
  discard(): void {
    this.mustReplace = true;
  }

  /**
   * Writes what was noted.
   * @param claim up to where the journal was followed.
   * @param known all that is known now.
   */
  write(claim: JournalClaim, known: KnownRows): void {
    if (this.pending.size === 0 && !this.mustReplace) return;
    const isTold = !this.mustReplace && this.append(claim, this.pending, known);
    if (!isTold || this.isDisordered(known.size)) this.replace(claim, known.values());
    this.pending.clear();
  }

  private append(claim: JournalClaim, ids: ReadonlySet<string>, known: KnownRows): boolean {
    for (const id of ids) this.own.add(id);
    const block = (of: ReadonlySet<string>): Buffer =>
      encodeBlock(
        [...of].map((id) => lineOf(id, known.get(id))),
        claim,
        false,
      );
    let appended = this.file.append(block(ids));
    // Another process that goes on replacing it at each try would be a defect of it: the next change tries again.
    for (let tries = 0; appended === "replaced" && tries < 3; tries += 1) {
      this.file.read();
      appended = this.file.append(block(this.own));
    }
    this.unsorted += ids.size;
    return appended !== "unsound";
  }

  private isDisordered(count: number): boolean {
    return this.unsorted > toleratedUnsorted && this.unsorted * 4 > count;
  }

  private replace(claim: JournalClaim, all: Iterable<IndexRow>): void {
    const rows = [...all].filter(({ summary }) => isKept(summary)).sort(oldestFirst);
    if (rows.length < this.worthwhile || !this.file.replace(blocksOf(rows, claim))) return;
    this.mustReplace = false;
    this.unsorted = 0;
    this.own.clear();
  }
}

function* blocksOf(rows: readonly IndexRow[], claim: JournalClaim): Generator<Buffer, void> {
  // One block at least: an empty file would not tell that there is nothing.
  for (let start = 0; start === 0 || start < rows.length; start += rowsPerBlock)
    yield encodeBlock(rows.slice(start, start + rowsPerBlock).map(encodeRow), claim, true);
}

/** Of what has not ended nothing is kept. */
function lineOf(id: string, row: IndexRow | undefined): string {
  return row === undefined || !isKept(row.summary) ? JSON.stringify([id]) : encodeRow(row);
}

function oldestFirst({ summary: one }: IndexRow, { summary: other }: IndexRow): number {
  const [first, second] = [one.created ?? "", other.created ?? ""];
  if (first !== second) return first < second ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
