import type { IndexContent } from "./indexFile";
import type { IndexBlock } from "./indexBlocks";
import { decodeRow, type IndexRow, type RowPlace, type SharedTexts } from "./indexRow";
import { isContinued, type JournalClaim } from "./journalClaim";

const quote = 34;
const newline = 10;
const closing = 93;
const one = 49;
const gone = -1;
const followedBit = 1;
const archivedBit = 2;

/** The rows of an index file by id; each line is only parsed when its row is wanted. */
export class IndexLines {
  /** The place of each line in the file times four, with {@link followedBit} and {@link archivedBit}; or {@link gone}. */
  private readonly places = new Map</* id */ string, number>();
  /** How many lines stand in the file behind the sorted part. */
  readonly unsorted: number;
  /** From where the journal must be read to know all that happened since; null: it does not tell. */
  readonly claim: JournalClaim | null;

  constructor(
    private readonly content: IndexContent,
    now: JournalClaim,
    private readonly place: RowPlace,
    private readonly texts: SharedTexts,
  ) {
    const ranked = rank(content.blocks, now);
    this.claim = ranked.find(({ followed }) => followed)?.block.claim ?? null;
    let unsorted = 0;
    for (const { block, followed } of ranked) {
      const count = this.add(block, followed);
      if (!block.sorted) unsorted += count;
    }
    this.unsorted = unsorted;
    for (const [id, place] of this.places) if (place === gone) this.places.delete(id);
  }

  get count(): number {
    return this.places.size;
  }

  ids(): IterableIterator<string> {
    return this.places.keys();
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  drop(id: string): boolean {
    return this.places.delete(id);
  }

  /** Whether the journal tells all that happened to this execution since; else its stamp must be looked at. */
  isFollowed(id: string): boolean {
    return this.bitOf(id, followedBit);
  }

  isArchived(id: string): boolean {
    return this.bitOf(id, archivedBit);
  }

  /** The row of this id, or null where there is none that can be read. */
  read(id: string): IndexRow | null {
    const place = this.places.get(id);
    if (place === undefined) return null;
    return rowAt(this.content.bytes, Math.floor(place / 4), this.place, this.texts);
  }

  private add(block: IndexBlock, followed: boolean): number {
    let count = 0;
    const bits = followed ? followedBit : 0;
    for (const { id, start, kind } of linesOf(this.content.bytes, block)) {
      count += 1;
      if (this.places.has(id)) continue;
      this.places.set(
        id,
        kind === "gone" ? gone : start * 4 + bits + (kind === "archived" ? archivedBit : 0),
      );
    }
    return count;
  }

  private bitOf(id: string, bit: number): boolean {
    // Beyond 32 bits the operators of bits do not reach.
    return (((this.places.get(id) ?? 0) % 4) & bit) !== 0;
  }
}

/**
 * The newest rows that an index file tells of, without a look at all others; which of them still are is not looked at.
 * @param count how many, at least where there are so many.
 */
export function newestRows(
  { bytes, blocks }: IndexContent,
  count: number,
  place: RowPlace,
  texts: SharedTexts,
): IndexRow[] {
  const rows = new Map<string, IndexRow | null>();
  const take = (block: IndexBlock): void => {
    for (const { id, start, kind } of [...linesOf(bytes, block)].reverse())
      if (!rows.has(id)) rows.set(id, kind === "gone" ? null : rowAt(bytes, start, place, texts));
  };
  for (const block of blocks.toReversed()) if (!block.sorted) take(block);
  let sorted = 0;
  for (const block of blocks.toReversed()) {
    if (!block.sorted || sorted >= count) continue;
    const before = rows.size;
    take(block);
    sorted += rows.size - before;
  }
  return [...rows.values()].filter((row) => row !== null);
}

/** Rows that were read later first: where the journal was followed by how far, in other blocks as they were written. */
function rank(
  blocks: readonly IndexBlock[],
  now: JournalClaim,
): { readonly block: IndexBlock; readonly followed: boolean }[] {
  const newestFirst = blocks.map((block) => ({ block, followed: isContinued(block.claim, now) })).reverse();
  return newestFirst.sort(
    (one, other) =>
      Number(other.followed) - Number(one.followed) ||
      (one.followed ? other.block.claim.position - one.block.claim.position : 0),
  );
}

interface Line {
  readonly id: string;
  readonly start: number;
  readonly kind: "live" | "archived" | "gone";
}

/** The lines of a block: `["id",0,…]` of a live execution, `["id",1,…]` of an archived one, `["id"]` of one that is gone. */
function* linesOf(bytes: Buffer, { start, end }: IndexBlock): Generator<Line, void> {
  let line = start;
  while (line < end) {
    const next = bytes.indexOf(newline, line) + 1;
    const close = bytes.indexOf(quote, line + 2);
    const id = bytes.toString("utf8", line + 2, close);
    if (id.includes("\\")) yield escapedLine(bytes, line, next);
    else yield { id, start: line, kind: kindOf(bytes, close) };
    line = next;
  }
}

function kindOf(bytes: Buffer, close: number): Line["kind"] {
  if (bytes[close + 1] === closing) return "gone";
  return bytes[close + 2] === one ? "archived" : "live";
}

function escapedLine(bytes: Buffer, start: number, next: number): Line {
  const [id, archived] = JSON.parse(bytes.toString("utf8", start, next)) as unknown[];
  const kind = archived === undefined ? "gone" : archived === 1 ? "archived" : "live";
  return { id: String(id), start, kind };
}

function rowAt(bytes: Buffer, start: number, place: RowPlace, texts: SharedTexts): IndexRow | null {
  return decodeRow(bytes.toString("utf8", start, bytes.indexOf(newline, start)), place, texts);
}
