import { lineDifference } from "./lineDifference";
import { areMaskedAlike, maskLine, visibleLine, withoutLeadingTime } from "./maskLine";
import { shortText } from "./shortened";
import { lineEdits, type DiffLine } from "./textDifference";

/** Where two logs begin to differ in more than times, paths, addresses, ids and durations. */
export interface LogDifference {
  readonly kind: "log";
  /** The number of the line in each, from 1. */
  readonly line: number;
  /** The line before it, then what each printed from there on, some lines of it. */
  readonly lines: readonly DiffLine[];
  /** Whether there are more lines behind those. */
  readonly more: boolean;
  /** How many lines before it differ in what is passed over alone. */
  readonly passedOver: number;
}

/** Hands out the lines of a log, some at a time. */
export type LogLines = AsyncIterable<readonly string[]>;

export interface LineOptions {
  /** Relative difference up to which two numbers count as equal. */
  readonly tolerance: number;
  /** How many lines of each are told from the first one that differs. */
  readonly told: number;
  /** Whether it was printed: then what differs between any two runs is passed over; else lines count as they stand. */
  readonly isLog: boolean;
}

/**
 * Finds the first line that differs between two logs, or texts of any size. Of a log's lines with colours and of progress
 * that was written over itself what a terminal leaves is compared; numbers may be apart within the tolerance.
 * @returns null where none differs.
 */
export async function logDifference(
  before: LogLines,
  after: LogLines,
  options: LineOptions,
): Promise<LogDifference | null> {
  const [old, now] = [new LineReader(before), new LineReader(after)];
  try {
    return await compareLines(old, now, options);
  } finally {
    await Promise.all([old.close(), now.close()]);
  }
}

async function compareLines(
  old: LineReader,
  now: LineReader,
  options: LineOptions,
): Promise<LogDifference | null> {
  const alike = await skipAlike(old, now, options);
  if ((await old.isAtEnd()) && (await now.isAtEnd())) return null;
  const { count, last, passedOver } = alike;
  const [olds, news] = [await old.take(options.told), await now.take(options.told)];
  const context: DiffLine[] = last === null ? [] : [{ kind: "same", text: shown(last, options) }];
  const more = !(await old.isAtEnd()) || !(await now.isAtEnd());
  const lines = [...context, ...editsOf(olds, news, options)];
  return { kind: "log", line: count + 1, lines, more, passedOver };
}

/** Reads on up to the first lines that differ, or to the end of one of the logs. */
async function skipAlike(
  old: LineReader,
  now: LineReader,
  options: LineOptions,
): Promise<{ count: number; last: string | null; passedOver: number }> {
  let [count, passedOver] = [0, 0];
  for (let last: string | null = null; ; count += 1) {
    // Most lines are at hand: awaiting each would take longer than all else.
    if (old.isEmpty) await old.fill();
    if (now.isEmpty) await now.fill();
    const [one, other] = [old.peek(), now.peek()];
    const likeness = one === null || other === null ? "differs" : likenessOf(one, other, options);
    if (likeness === "differs") return { count, last, passedOver };
    if (likeness === "like") passedOver += 1;
    last = one;
    old.skip();
    now.skip();
  }
}

/** Whether two lines are the same, or like each other but for what is passed over. */
function likenessOf(
  one: string,
  other: string,
  { tolerance, isLog }: LineOptions,
): "same" | "like" | "differs" {
  if (one === other) return "same";
  if (!isLog) return lineDifference(one, other, tolerance) === null ? "differs" : "same";
  if (withoutLeadingTime(one) === withoutLeadingTime(other)) return "like";
  const [old, now] = [visibleLine(one), visibleLine(other)];
  if (old === now || areMaskedAlike(old, now)) return "like";
  return lineDifference(maskLine(old), maskLine(now), tolerance) === null ? "differs" : "like";
}

/** Told as they were printed, compared as they are masked. */
function editsOf(olds: readonly string[], news: readonly string[], options: LineOptions): DiffLine[] {
  const compared = (lines: readonly string[]): readonly string[] =>
    options.isLog ? lines.map((line) => maskLine(visibleLine(line))) : lines;
  let [old, now] = [0, 0];
  return lineEdits(compared(olds), compared(news), options.tolerance).map(({ kind }) => {
    const text = shown((kind === "added" ? news[now] : olds[old]) ?? "", options);
    if (kind !== "added") old += 1;
    if (kind !== "removed") now += 1;
    return { kind, text };
  });
}

function shown(line: string, { isLog }: LineOptions): string {
  return shortText(isLog ? visibleLine(line) : line);
}

/** Reads lines one by one from what comes in parts. */
class LineReader {
  private readonly parts: AsyncIterator<readonly string[]>;
  private lines: readonly string[] = [];
  private next = 0;
  private ended = false;

  constructor(parts: LogLines) {
    this.parts = parts[Symbol.asyncIterator]();
  }

  /** Whether nothing is at hand; at the end nothing comes any more. */
  get isEmpty(): boolean {
    return this.next >= this.lines.length && !this.ended;
  }

  async fill(): Promise<void> {
    while (this.isEmpty) {
      const part = await this.parts.next();
      if (part.done === true) this.ended = true;
      else [this.lines, this.next] = [part.value, 0];
    }
  }

  peek(): string | null {
    return this.lines[this.next] ?? null;
  }

  skip(): void {
    this.next += 1;
  }

  async take(count: number): Promise<string[]> {
    const taken: string[] = [];
    while (taken.length < count && !(await this.isAtEnd())) {
      taken.push(this.peek() ?? "");
      this.skip();
    }
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    await this.fill();
    return this.next >= this.lines.length;
  }

  async close(): Promise<void> {
    await this.parts.return?.();
  }
}
