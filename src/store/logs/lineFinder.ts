import type { LineIndex, LineStart } from "./lineIndex";
import { readPlain } from "./lineText";
import { placesIn, type LineTally } from "./lineTally";

export type Direction = "forward" | "backward";

/** A place that was found: the line, and which of those in it, from 0. */
export interface FoundPlace {
  readonly line: number;
  readonly nth: number;
}

interface CountedLine {
  readonly line: number;
  readonly places: number;
}

/** Goes through the places that a tally counted, one after the other, wherever it begins. */
export class LineFinder {
  constructor(
    private readonly index: LineIndex,
    private readonly tally: LineTally,
  ) {}

  /** The next place from one on, and its number among all from 1; at the end it goes on at the other. */
  next(from: FoundPlace, direction: Direction): (FoundPlace & { readonly number: number }) | null {
    const isForward = direction === "forward";
    const isBeyond = ({ line, nth }: FoundPlace): boolean =>
      line === from.line
        ? isForward
          ? nth > from.nth
          : nth < from.nth
        : isForward
          ? line > from.line
          : line < from.line;
    return this.first(direction, from.line, isBeyond) ?? this.first(direction, null, () => true);
  }

  /** The lines in which something is found, from one on, so many; in the order in which one comes to them. */
  lines(from: number, direction: Direction, count: number): readonly number[] {
    const found: number[] = [];
    for (const { line } of this.linesFrom(from, direction)) {
      if (direction === "forward" ? line >= from : line <= from) found.push(line);
      if (found.length >= count) break;
    }
    return found;
  }

  /** All lines in which something is found, from one on. */
  *linesAfter(from: number): Generator<number, void> {
    for (const { line } of this.linesFrom(from, "forward")) if (line >= from) yield line;
  }

  private first(
    direction: Direction,
    from: number | null,
    isWanted: (place: FoundPlace) => boolean,
  ): (FoundPlace & { readonly number: number }) | null {
    const start = from ?? (direction === "forward" ? 0 : this.index.lineCount - 1);
    for (const { line, places } of this.linesFrom(start, direction)) {
      const all = Array.from({ length: places }, (_, nth) => ({ line, nth }));
      if (direction === "backward") all.reverse();
      const place = all.find(isWanted);
      if (place !== undefined) return { ...place, number: this.numberOf(place) };
    }
    return null;
  }

  private numberOf({ line, nth }: FoundPlace): number {
    const block = this.index.blockOf(line);
    let before = this.tally.placesBefore(block);
    for (const counted of this.countedIn(block)) if (counted.line < line) before += counted.places;
    return before + nth + 1;
  }

  private *linesFrom(line: number, direction: Direction): Generator<CountedLine, void> {
    const step = direction === "forward" ? 1 : -1;
    const first = Math.max(0, this.index.blockOf(line));
    for (let block = first; block >= 0 && block < this.tally.blockCount; block += step) {
      if (this.tally.in(block).places === 0) continue;
      const counted = this.countedIn(block);
      yield* direction === "forward" ? counted : counted.reverse();
    }
  }

  private countedIn(block: number): CountedLine[] {
    const counted: CountedLine[] = [];
    for (const start of this.index.startsIn(block)) {
      const places = this.placesOf(start).length;
      if (places > 0) counted.push({ line: start.line, places });
    }
    return counted;
  }

  private placesOf(start: LineStart): readonly unknown[] {
    return placesIn(this.tally.pattern, readPlain(this.index, start));
  }
}
