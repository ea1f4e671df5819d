import { terminalText } from "../../core/logs/terminalText";
import type { LineUpdateTexts, LogLine } from "../../core/logs/logLine";
import { bundleLog, fileSize, type LogStream } from "../logOrder";
import { copiedLines } from "./copiedLines";
import { FilePlaces } from "./filePlaces";
import { LineIndex, type LineStart } from "./lineIndex";
import { readLines } from "./lineReader";
import { readUpdates } from "./lineText";
import { LogGrowth } from "./logGrowth";
import { tailStart } from "./tailStart";
import type { CopiedLines, LogThreadData, ReadingProgress } from "./threadMessages";

/** A smaller log is counted before the first screen: nobody sees that it took time. */
const countedAtOnce = 8 * 1024 * 1024;
/** More updates of one line than anybody looks at. */
const mostUpdates = 5000;

/** Reads the lines of one log, whatever its size: the last ones at once, any other once they are counted. */
export class LogReading {
  private readonly index: LineIndex;
  private readonly places: FilePlaces;
  private readonly growth = new LogGrowth();
  /** The last lines, by their numbers from {@link tailFrom}, until all are counted. */
  private tail: LineIndex | null = null;
  private tailFrom = 0;
  private shift = 0;
  private isCounted: boolean;

  constructor(
    private readonly data: Pick<LogThreadData, "bundle" | "streams" | "folders">,
    private hasEnded: boolean,
  ) {
    this.index = new LineIndex(data.bundle, data.streams);
    this.places = new FilePlaces(data.folders);
    this.isCounted = this.size() <= countedAtOnce;
    if (!this.isCounted) this.readTail();
  }

  /** Whether the last lines can be read although the lines are not counted. */
  get hasLastLines(): boolean {
    return this.tail !== null;
  }

  /** Counts what came since; it rests after each piece. */
  *look(now: number): Generator<void, void> {
    yield* this.index.grow(this.growth.isSettled(this.size(), this.hasEnded, now));
    if (!this.isCounted) this.settle();
  }

  end(): void {
    this.hasEnded = true;
  }

  progress(): ReadingProgress {
    const lines = this.tail === null ? this.index.lineCount : this.tailFrom + this.tail.lineCount;
    return {
      kind: "reading",
      bytes: this.isCounted ? this.index.bytes : this.size(),
      lines,
      isCounted: this.isCounted,
      shift: this.shift,
    };
  }

  lines(from: number, count: number): readonly LogLine[] {
    const { tail, tailFrom } = this;
    if (tail === null) return readLines(this.index, this.places, from, count);
    const skipped = Math.max(0, tailFrom - from);
    const lines = readLines(tail, this.places, from + skipped - tailFrom, count - skipped);
    return lines.map((line) => ({ ...line, line: line.line + tailFrom }));
  }

  /** All that a line said; one that was written once, in full. */
  updates(line: number): LineUpdateTexts {
    const start = this.start(line);
    if (start === null) return { first: [], leftOut: null, last: [] };
    const { first, leftOut, last } = readUpdates(this.shown, start, mostUpdates);
    const plain = (text: string): string => terminalText(text).text;
    return { first: first.map(plain), leftOut, last: last.map(plain) };
  }

  /**
   * The text of lines, without colours.
   * @param most at about so many characters it ends, in the middle of no line.
   */
  text(from: number, to: number, most?: number): CopiedLines {
    return copiedLines(this.shown, this.startsWithin(from - this.tailNumber, to - this.tailNumber), most);
  }

  /** The first line of a time. @param ms since the start. */
  lineAt(ms: number): number {
    return this.shown.lineAt(ms) + this.tailNumber;
  }

  private get shown(): LineIndex {
    return this.tail ?? this.index;
  }

  private get tailNumber(): number {
    return this.tail === null ? 0 : this.tailFrom;
  }

  private *startsWithin(from: number, to: number): Generator<LineStart, void> {
    for (const start of this.shown.startsFrom(from)) {
      if (start.line > to) return;
      yield start;
    }
  }

  private start(line: number): LineStart | null {
    for (const start of this.shown.startsFrom(line - this.tailNumber)) return start;
    return null;
  }

  private size(): number {
    const { bundle, streams } = this.data;
    return streams.reduce((sum, stream) => sum + fileSize(bundleLog(bundle, stream)), 0);
  }

  private readTail(): void {
    const { bundle, streams } = this.data;
    const tail = new LineIndex(bundle, streams, tailStart(bundle));
    drain(tail.grow());
    const before = this.size() - tailBytes(tail, streams);
    const perLine = tailBytes(tail, streams) / Math.max(1, tail.lineCount);
    this.tailFrom = Math.max(0, Math.round(before / Math.max(1, perLine)));
    this.tail = tail;
  }

  /** All is counted: the last lines have their numbers now. */
  private settle(): void {
    const { tail } = this;
    this.isCounted = true;
    this.tail = null;
    if (tail === null) return;
    for (const first of tail.startsFrom(0)) {
      const number = this.index.numberOf(first);
      if (number !== null) this.shift = number - this.tailFrom;
      break;
    }
    tail.close();
  }
}

/** How much of the log a tail holds. */
function tailBytes(tail: LineIndex, streams: readonly LogStream[]): number {
  const first = tail.block(0);
  const begun = first === undefined ? 0 : streams.reduce((sum, stream) => sum + first.streams[stream], 0);
  return tail.bytes - begun;
}

function drain(steps: Generator<void, void>): void {
  while (steps.next().done !== true);
}
