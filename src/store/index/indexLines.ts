import { ValueReader, type SharedTexts } from "./blockValues";
import type { IndexContent } from "./indexFile";
import type { IndexBlock } from "./indexBlocks";
import { decodeRow, type IndexRow, type RowPlace } from "./indexRow";
import { isContinued, type JournalClaim } from "./journalClaim";
import type { Steps } from "./steps";

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
  private readonly decoder: BlockDecoder;
  private readonly ranked: readonly RankedBlock[];
  /** From where the journal must be read to know all that happened since; null: it does not tell. */
  readonly claim: JournalClaim | null;

  constructor(
    private readonly content: IndexContent,
    now: JournalClaim,
    place: RowPlace,
    texts: SharedTexts,
  ) {
    this.ranked = rank(content.blocks, now);
    this.claim = this.ranked.find(({ followed }) => followed)?.block.claim ?? null;
    this.decoder = new BlockDecoder(content, place, texts);
  }

  /** Finds the lines; before that it knows none. */
  *find(): Steps<this> {
    for (const { block, followed } of this.ranked) {
      this.add(block, followed);
      yield;
    }
    for (const [id, place] of this.places) if (place === gone) this.places.delete(id);
    return this;
  }

  /** How many rows stand in the file behind the sorted part. */
  get unsorted(): number {
    return this.content.blocks.reduce((sum, { sorted, rows }) => (sorted ? sum : sum + rows), 0);
  }

  get count(): number {
    return this.places.size;
  }

  /** Those whose lines were read last come first. */
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
    return place === undefined ? null : this.decoder.decode(id, Math.floor(place / 4));
  }

  private add(block: IndexBlock, followed: boolean): void {
    const bits = followed ? followedBit : 0;
    for (const { id, start, kind } of linesOf(this.content.bytes, block))
      if (!this.places.has(id))
        this.places.set(
          id,
          kind === "gone" ? gone : start * 4 + bits + (kind === "archived" ? archivedBit : 0),
        );
  }

  private bitOf(id: string, bit: number): boolean {
    // Beyond 32 bits the operators of bits do not reach.
    return (((this.places.get(id) ?? 0) % 4) & bit) !== 0;
  }
}

/** Reads lines with what their blocks have in common. */
class BlockDecoder {
  private block: IndexBlock | undefined;
  private values: ValueReader | null = null;

  constructor(
    private readonly content: IndexContent,
    private readonly place: RowPlace,
    private readonly texts: SharedTexts,
  ) {}

  /** @param start where the line begins. */
  decode(id: string, start: number): IndexRow | null {
    if (this.values === null || this.block === undefined || !holds(this.block, start)) this.enter(start);
    if (this.values === null) return null;
    return decodeRow(id, lineAt(this.content.bytes, start), this.values, this.place);
  }

  private enter(start: number): void {
    this.block = this.content.blocks[this.lastBegunBefore(start)];
    this.values =
      this.block === undefined
        ? null
        : new ValueReader(lineAt(this.content.bytes, this.block.start), this.texts);
  }

  private lastBegunBefore(start: number): number {
    const { blocks } = this.content;
    let [low, high] = [0, blocks.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.start ?? Infinity) <= start) low = middle;
      else high = middle;
    }
    return low;
  }
}

function holds({ start, end }: IndexBlock, position: number): boolean {
  return position >= start && position < end;
}

/**
 * The rows of the last blocks of an index file; which of them still are is not looked at.
 * @param content those blocks.
 * @param count so many of the newest of the sorted part, beside all that stand behind it.
 */
export function lastRows(
  content: IndexContent,
  place: RowPlace,
  texts: SharedTexts,
  count = Infinity,
): IndexRow[] {
  const decoder = new BlockDecoder(content, place, texts);
  const rows = new Map<string, IndexRow | null>();
  const take = ({ id, start, kind }: Line): void => {
    if (!rows.has(id)) rows.set(id, kind === "gone" ? null : decoder.decode(id, start));
  };
  const newestOf = (block: IndexBlock): Line[] => [...linesOf(content.bytes, block)].reverse();
  const blocks = content.blocks.toReversed();
  for (const block of blocks) if (!block.sorted) newestOf(block).forEach(take);
  blocks.filter(isSorted).flatMap(newestOf).slice(0, count).forEach(take);
  return [...rows.values()].filter((row) => row !== null);
}

function isSorted({ sorted }: IndexBlock): boolean {
  return sorted;
}

interface RankedBlock {
  readonly block: IndexBlock;
  readonly followed: boolean;
}

/** Rows that were read later first: where the journal was followed by how far, in other blocks as they were written. */
function rank(blocks: readonly IndexBlock[], now: JournalClaim): RankedBlock[] {
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

/**
 * The lines of a block behind its first: `["id",0,…]` of a live execution, `["id",1,…]` of an archived one, `["id"]` of
 * one that is gone.
 */
function* linesOf(bytes: Buffer, { start, end }: IndexBlock): Generator<Line, void> {
  let line = bytes.indexOf(newline, start) + 1;
  while (line > 0 && line < end) {
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
  const [id, archived] = cellsOf(bytes.toString("utf8", start, next));
  const kind = archived === undefined ? "gone" : archived === 1 ? "archived" : "live";
  return { id: String(id), start, kind };
}

function cellsOf(line: string): unknown[] {
  try {
    const cells: unknown = JSON.parse(line);
    return Array.isArray(cells) ? cells : [];
  } catch {
    return [];
  }
}

function lineAt(bytes: Buffer, start: number): string {
  return bytes.toString("utf8", start, bytes.indexOf(newline, start));
}
