import type { LineIndex, LineStart } from "./lineIndex";
import { isReadWhole, readPlain } from "./lineText";
import type { CopiedLines } from "./threadMessages";

/** More than a clipboard should be given, in characters. */
const mostCopied = 64 * 1024 * 1024;

/**
 * The text of lines, without colours.
 * @param most at about so many characters it ends, in the middle of no line.
 */
export function copiedLines(index: LineIndex, starts: Iterable<LineStart>, most = mostCopied): CopiedLines {
  const lines: string[] = [];
  let [length, leftOut]: [number, CopiedLines["leftOut"]] = [0, null];
  for (const start of starts) {
    if (length > most) return { text: lines.join(""), lines: lines.length, leftOut: "lines" };
    const line = readPlain(index, start);
    if (!isReadWhole(index, start)) leftOut = "ends";
    lines.push(`${line}\n`);
    length += line.length;
  }
  return { text: lines.join(""), lines: lines.length, leftOut };
}
