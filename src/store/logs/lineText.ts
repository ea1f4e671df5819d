import { lastWritten, plainLines } from "../../core/logs/terminalText";
import type { LineUpdates, LineUpdateTexts } from "../../core/logs/logLine";
import type { LineIndex, LineStart } from "./lineIndex";

/** As much of a line as is shown, and as is looked through for its updates at once. */
const shownBytes = 16 * 1024;
const pieceBytes = 256 * 1024;
/** A line of more is searched as far as this. */
const searchedBytes = 4 * 1024 * 1024;
const carriageReturn = 13;

/** What a line says at last, with its control sequences. */
interface WrittenLine {
  readonly written: string;
  readonly hiddenBytes: number;
  readonly updates: LineUpdates | null;
}

/** Reads what a line says: of a long one its beginning, of one that was written anew its last writing. */
export function readWritten(index: LineIndex, line: LineStart): WrittenLine {
  const end = index.lineEnd(line);
  const { stream, start } = line;
  const returns = carriageReturns(index, line, end);
  const from = returns.count === 0 ? start : returns.last + 1;
  const until = returns.endsSo ? end - 1 : end;
  const shown = Math.min(until, from + shownBytes);
  return {
    written: index.bytesOf(stream, from, shown).toString("utf8"),
    hiddenBytes: until - shown,
    updates:
      returns.count === 0
        ? null
        : { count: returns.count + 1, until: index.timeOf(stream, Math.max(start, until - 1)) },
  };
}

/** All that a line said, one after the other; of more than so many the first and the last. */
export function readUpdates(index: LineIndex, line: LineStart, most: number): LineUpdateTexts {
  const { stream, start } = line;
  const end = index.lineEnd(line);
  const returns = carriageReturns(index, line, end);
  const until = returns.endsSo ? end - 1 : end;
  const leftBytes = until - start - searchedBytes;
  const textOf = (from: number, to: number): readonly string[] =>
    index.bytesOf(stream, from, to).toString("utf8").split("\r");
  if (leftBytes > 0) {
    const half = searchedBytes / 2;
    const first = textOf(start, start + half);
    const last = textOf(until - half, until);
    // An update that is cut through is left out, but where there is no other.
    const whole = {
      first: first.slice(0, Math.max(1, first.length - 1)),
      last: last.slice(-(last.length - 1)),
    };
    return (
      bothEnds(whole, returns.count + 1, most) ?? { ...whole, leftOut: { kind: "bytes", bytes: leftBytes } }
    );
  }
  const all = textOf(start, until);
  return bothEnds({ first: all, last: all }, all.length, most) ?? { first: all, leftOut: null, last: [] };
}

/** At most so many of the first and the last updates; null where they are all. */
function bothEnds(
  updates: Pick<LineUpdateTexts, "first" | "last">,
  total: number,
  most: number,
): LineUpdateTexts | null {
  const [first, last] = [updates.first.slice(0, most / 2), updates.last.slice(-most / 2)];
  const count = total - first.length - last.length;
  return count > 0 ? { first, leftOut: { kind: "updates", count }, last } : null;
}

/** Whether {@link readPlain} gives a line to its end. */
export function isReadWhole(index: LineIndex, line: LineStart): boolean {
  return index.lineEnd(line) - line.start <= searchedBytes;
}

/** What a line says in full, as far as it is searched. */
export function readPlain(index: LineIndex, line: LineStart): string {
  const end = Math.min(index.lineEnd(line), line.start + searchedBytes);
  return plainLines(lastWritten(index.bytesOf(line.stream, line.start, end).toString("utf8")));
}

/**
 * The lines of one stream that begin in a block, as {@link readPlain} gives each, joined by line ends. It is much quicker
 * than line by line, but does not tell the place of each in the log.
 */
export function readPlainBlock(index: LineIndex, block: number, stream: LineStart["stream"]): string {
  const from = index.block(block)?.streams[stream] ?? 0;
  const until = index.endOf(block)[stream];
  if (until <= from) return "";
  // The byte before tells whether a line begins with the block.
  const before = Math.max(0, from - 1);
  const bytes = index.bytesOf(stream, before, until);
  const first = from === 0 ? 0 : bytes.indexOf(10) + 1;
  if (first === 0 && from > 0) return "";
  const begun = before + first;
  if (begun >= until) return "";
  const lastBegin = before + bytes.lastIndexOf(10, bytes.length - 2) + 1;
  const end = index.lineEnd({ line: 0, stream, start: Math.max(begun, lastBegin), at: null });
  const text = index.bytesOf(stream, begun, Math.min(end, begun + searchedBytes)).toString("utf8");
  return plainLines(text);
}

interface Returns {
  /** Of those after which the line was written anew. */
  readonly count: number;
  /** The place of the last of them. */
  readonly last: number;
  /** Whether the line ends in one. */
  readonly endsSo: boolean;
}

function carriageReturns(index: LineIndex, { stream, start }: LineStart, end: number): Returns {
  const endsSo = end > start && index.bytesOf(stream, end - 1, end)[0] === carriageReturn;
  const until = endsSo ? end - 1 : end;
  let [count, last] = [0, start - 1];
  for (let from = start; from < until; from += pieceBytes) {
    const bytes = index.bytesOf(stream, from, Math.min(until, from + pieceBytes));
    for (let found = bytes.indexOf(carriageReturn); found >= 0;) {
      count += 1;
      last = from + found;
      found = bytes.indexOf(carriageReturn, found + 1);
    }
  }
  return { count, last, endsSo };
}
