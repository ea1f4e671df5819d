import { frameOf, type FrameKind } from "../../core/logs/libraryFrames";
import { linksIn } from "../../core/logs/linksIn";
import type { LogLine } from "../../core/logs/logLine";
import { severityOf } from "../../core/logs/severity";
import { terminalText } from "../../core/logs/terminalText";
import type { FilePlaces } from "./filePlaces";
import type { LineIndex, LineStart } from "./lineIndex";
import { readWritten } from "./lineText";

/** So many lines before tell whether a line goes on with a frame of a stack trace. */
const leadIn = 3;

/** Reads lines as they are shown: so many from one on, fewer at the end. */
export function readLines(
  index: LineIndex,
  places: FilePlaces,
  from: number,
  count: number,
): readonly LogLine[] {
  const lines: LogLine[] = [];
  const frames: Record<LineStart["stream"], FrameKind> = { out: "none", err: "none" };
  for (const start of index.startsFrom(Math.max(0, from - leadIn))) {
    if (start.line >= from + count) break;
    const { written, hiddenBytes, updates } = readWritten(index, start);
    const { text, styles } = terminalText(written);
    const frame = frameOf(text, frames[start.stream]);
    frames[start.stream] = frame;
    if (start.line < from) continue;
    const { line, stream, at } = start;
    lines.push({
      line,
      stream,
      at,
      text,
      styles,
      hiddenBytes,
      updates,
      severity: severityOf(text),
      links: places.found(linksIn(text)),
      isLibrary: frame === "library",
    });
  }
  return lines;
}
