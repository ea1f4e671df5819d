import type { LineIndex } from "./lineIndex";
import type { LineTally } from "./lineTally";
import { rulerParts, type FoundCount } from "./threadMessages";

/** What a tally found, and where along the log. */
export function foundCount(index: LineIndex, tally: LineTally): FoundCount {
  const ruler: (number | null)[] = Array.from({ length: rulerParts }, () => null);
  const mark = (line: number): void => {
    const part = Math.min(rulerParts - 1, Math.floor((line / Math.max(1, index.lineCount)) * rulerParts));
    ruler[part] ??= line;
  };
  for (const line of tally.firstLines) mark(line);
  if (!tally.hasAllLines)
    for (let block = 0; block < tally.blockCount; block += 1)
      if (tally.in(block).lines > 0) mark(index.block(block)?.line ?? 0);
  return { ...tally.found, ruler };
}
