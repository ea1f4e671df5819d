import type { LineIndex } from "./lineIndex";
import { readPlain, readPlainBlock } from "./lineText";

/** As many lines as a ruler can tell apart, several times over. */
const mostLines = 10_000;

/** A number of places, and of the lines in which they are. */
export interface Tally {
  readonly places: number;
  readonly lines: number;
}

/** Where a pattern is found in a log of any size: kept is how often in each block, and the first lines. */
export class LineTally {
  private readonly blocks: Tally[] = [];
  private readonly first: number[] = [];
  private total: Tally = { places: 0, lines: 0 };
  private isOpen = false;
  private bytesSeen = -1;

  /** @param pattern with the flag `g`; one that goes over line ends finds nothing there. */
  constructor(
    private readonly index: LineIndex,
    readonly pattern: RegExp,
  ) {}

  /** Blocks that were looked through, the last of which may have grown since. */
  get blockCount(): number {
    return this.blocks.length;
  }

  get found(): Tally {
    return this.total;
  }

  /** The lines in which it is found, as long as they are not too many. */
  get firstLines(): readonly number[] {
    return this.first;
  }

  /** Whether {@link firstLines} are all. */
  get hasAllLines(): boolean {
    return this.first.length === this.total.lines;
  }

  in(block: number): Tally {
    return this.blocks[block] ?? { places: 0, lines: 0 };
  }

  /** How many places there are before a block. */
  placesBefore(block: number): number {
    let sum = 0;
    for (let each = 0; each < block; each += 1) sum += this.in(each).places;
    return sum;
  }

  /** Looks through what was indexed since; it rests after each block. */
  *grow(): Generator<void, void> {
    if (this.isOpen && this.index.bytes === this.bytesSeen) return;
    if (this.isOpen) this.reopen();
    while (this.blocks.length < this.index.blockCount) {
      this.look(this.blocks.length);
      yield;
    }
    this.isOpen = true;
    this.bytesSeen = this.index.bytes;
  }

  /** The last block may have got more lines. */
  private reopen(): void {
    this.isOpen = false;
    const last = this.blocks.pop();
    if (last === undefined) return;
    const from = this.index.block(this.blocks.length)?.line ?? 0;
    while ((this.first.at(-1) ?? -1) >= from) this.first.pop();
    this.total = { places: this.total.places - last.places, lines: this.total.lines - last.lines };
  }

  private look(block: number): void {
    let found: Tally = { places: 0, lines: 0 };
    for (const stream of this.index.streams)
      found = added(found, tallyOf(this.pattern, readPlainBlock(this.index, block, stream)));
    const isListed = this.hasAllLines && found.lines > 0 && this.first.length < mostLines;
    this.blocks.push(found);
    this.total = added(this.total, found);
    if (!isListed) return;
    for (const start of this.index.startsIn(block))
      if (placesIn(this.pattern, readPlain(this.index, start)).length > 0) this.first.push(start.line);
  }
}

/** A place in a line, in UTF-16 units. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

/** The places in a line in which a pattern is found; an empty one is none. */
export function placesIn(pattern: RegExp, line: string): readonly TextPlace[] {
  const places: TextPlace[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    if (match[0] === "") pattern.lastIndex += 1;
    else places.push({ start: match.index, end: match.index + match[0].length });
  }
  return places;
}

function tallyOf(pattern: RegExp, text: string): Tally {
  let [places, lines, lineEnd] = [0, 0, -1];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [found] = match;
    if (found.includes("\n")) return tallyByLine(pattern, text);
    if (found === "") {
      pattern.lastIndex += 1;
      continue;
    }
    places += 1;
    if (match.index <= lineEnd) continue;
    lines += 1;
    const end = text.indexOf("\n", match.index);
    lineEnd = end < 0 ? text.length : end;
  }
  return { places, lines };
}

function tallyByLine(pattern: RegExp, text: string): Tally {
  let tally: Tally = { places: 0, lines: 0 };
  for (const line of text.split("\n")) {
    const places = placesIn(pattern, line).length;
    if (places > 0) tally = added(tally, { places, lines: 1 });
  }
  return tally;
}

function added(one: Tally, other: Tally): Tally {
  return { places: one.places + other.places, lines: one.lines + other.lines };
}
