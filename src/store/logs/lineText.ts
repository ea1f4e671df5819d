import { lastWritten, plainLines } from "../../core/logs/terminalText";
import type { LineUpdates } from "../../core/logs/logLine";
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

/** All that a line said, one after the other, at most so many from its beginning. */
export function readUpdates(index: LineIndex, line: LineStart, most: number): readonly string[] {
  const end = Math.min(index.lineEnd(line), line.start + searchedBytes);
  const text = index.bytesOf(line.stream, line.start, end).toString("utf8");
  return text.replace(/\r$/, "").split("\r").slice(0, most);
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
