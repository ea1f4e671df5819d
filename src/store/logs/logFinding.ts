import { shownLines, type ShownByFilter } from "../../core/logs/shownLines";
import { severityPatterns } from "../../core/logs/severity";
import { terminalText } from "../../core/logs/terminalText";
import { bundleLog, fileSize } from "../logOrder";
import { FilePlaces } from "./filePlaces";
import { LineFinder, type Direction, type FoundPlace } from "./lineFinder";
import { copiedLines } from "./copiedLines";
import { LineIndex, type LineStart } from "./lineIndex";
import { readLines } from "./lineReader";
import { LineTally, placesIn } from "./lineTally";
import { readWritten } from "./lineText";
import { LogGrowth } from "./logGrowth";
import { foundCount } from "./ruler";
import type {
  CopiedLines,
  FilteredLines,
  FindingProgress,
  LineHighlights,
  LogThreadCalls,
  LogThreadData,
  Wanted,
} from "./threadMessages";

/** The beginning of a line that is so near is gone to line by line. */
const nearby = 2000;

/** Looks through one log: for errors and warnings, and for what is searched for. */
export class LogFinding {
  private readonly index: LineIndex;
  private readonly places: FilePlaces;
  private readonly growth = new LogGrowth();
  private readonly severities: Readonly<Record<"error" | "warning", LineTally>>;
  private match: LineTally | null = null;
  private isDone = false;
  private serial = 0;

  constructor(
    private readonly data: Pick<LogThreadData, "bundle" | "streams" | "folders">,
    private hasEnded: boolean,
  ) {
    this.index = new LineIndex(data.bundle, data.streams);
    this.places = new FilePlaces(data.folders);
    this.severities = {
      error: new LineTally(this.index, severityPatterns.error),
      warning: new LineTally(this.index, severityPatterns.warning),
    };
  }

  /** Looks through what came since, first for what is searched for; it rests after each piece. */
  *look(now: number): Generator<void, void> {
    yield* this.index.grow(this.growth.isSettled(this.size(), this.hasEnded, now));
    const { match } = this;
    if (match !== null) yield* match.grow();
    this.isDone = true;
    yield* this.severities.error.grow();
    yield* this.severities.warning.grow();
  }

  end(): void {
    this.hasEnded = true;
  }

  /** @param pattern what is searched for from now on; null: nothing. */
  search({ serial, pattern }: LogThreadCalls["search"]["params"]): void {
    this.serial = serial;
    this.isDone = false;
    this.match =
      pattern === null
        ? null
        : new LineTally(this.index, new RegExp(pattern.source, `${pattern.flags.replaceAll("g", "")}g`));
  }

  progress(): FindingProgress {
    const { index, severities, match, isDone, serial } = this;
    return {
      kind: "finding",
      serial,
      looked: [index, match, severities.error, severities.warning].reduce(
        (sum, each) => sum + (each?.blockCount ?? 0),
        0,
      ),
      isDone,
      match: match === null ? null : foundCount(index, match),
      error: foundCount(index, severities.error),
      warning: foundCount(index, severities.warning),
    };
  }

  next(
    what: Wanted,
    from: FoundPlace,
    direction: Direction,
  ): (FoundPlace & { readonly number: number }) | null {
    const tally = what === "match" ? this.match : this.severities[what];
    return tally === null ? null : new LineFinder(this.index, tally).next(from, direction);
  }

  /** Lines in which the search finds something, with those around them, beginning at a line. */
  filtered(from: number, direction: Direction, count: number, context: number): FilteredLines {
    const { match } = this;
    if (match === null) return { lines: [], highlights: [] };
    const reach = direction === "forward" ? from - context : from + context;
    const found = new LineFinder(this.index, match).lines(reach, direction, count);
    const wanted = new Set<number>();
    for (const line of found)
      for (let near = Math.max(0, line - context); near <= line + context; near += 1)
        if (direction === "forward" ? near >= from : near <= from) wanted.add(near);
    const sorted = [...wanted].sort((one, other) => one - other);
    const lines = [...runs(sorted)].flatMap(([first, length]) =>
      readLines(this.index, this.places, first, length),
    );
    return { lines, highlights: lines.flatMap(({ line, text }) => highlightsOf(line, text, match.pattern)) };
  }

  /** The text of the lines that a filter shows, from one to another, without colours. @param most as of `copiedLines`. */
  shownText(from: number, to: number, filter: ShownByFilter, most?: number): CopiedLines {
    return copiedLines(this.index, this.startsShown(from, to, filter), most);
  }

  /** Where the search finds something in lines as they are shown. */
  highlights(from: number, to: number): readonly LineHighlights[] {
    const { match, index } = this;
    if (match === null) return [];
    const found: LineHighlights[] = [];
    for (const start of index.startsFrom(from)) {
      if (start.line > to) break;
      const { text } = terminalText(readWritten(index, start).written);
      found.push(...highlightsOf(start.line, text, match.pattern));
    }
    return found;
  }

  private *startsShown(from: number, to: number, filter: ShownByFilter): Generator<LineStart, void> {
    const { match, index } = this;
    if (match === null) return;
    const found = new LineFinder(index, match).linesAfter(from - filter.context);
    let [starts, at] = [index.startsFrom(from), from];
    for (const line of shownLines(found, filter, from, to)) {
      if (line - at > nearby) starts = index.startsFrom(line);
      at = line;
      for (;;) {
        const next = starts.next();
        if (next.done === true) return;
        if (next.value.line < line) continue;
        yield next.value;
        break;
      }
    }
  }

  private size(): number {
    const { bundle, streams } = this.data;
    return streams.reduce((sum, stream) => sum + fileSize(bundleLog(bundle, stream)), 0);
  }
}

function highlightsOf(line: number, text: string, pattern: RegExp): LineHighlights[] {
  const places = placesIn(pattern, text);
  return places.length > 0 ? [{ line, places }] : [];
}

/** Numbers that follow each other: the first of each run, and how many. */
function* runs(sorted: readonly number[]): Generator<readonly [number, number], void> {
  let [first, length] = [0, 0];
  for (const each of sorted) {
    if (length > 0 && each !== first + length) {
      yield [first, length];
      length = 0;
    }
    if (length === 0) first = each;
    length += 1;
  }
  if (length > 0) yield [first, length];
}
