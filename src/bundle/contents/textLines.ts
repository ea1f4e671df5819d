import type { ContentSource } from "./contentSource";
import type { TextPieces } from "./textPieces";

/**
 * The lines of a text of any size, without their line ends, those of each piece at a time.
 * @param longest a longer line comes as several, in characters. @param pieces decodes it.
 */
export async function* textLines(
  source: ContentSource,
  longest: number,
  pieces: TextPieces,
): AsyncGenerator<string[]> {
  let rest = "";
  for await (const piece of source.open()) {
    const lines = (rest + pieces.text(piece)).split("\n");
    rest = lines.pop() ?? "";
    while (rest.length > longest) {
      lines.push(rest.slice(0, longest));
      rest = rest.slice(longest);
    }
    const isAnyLonger = lines.some(({ length }) => length > longest);
    yield isAnyLonger ? lines.flatMap((line) => partsOf(line, longest)) : lines;
  }
  rest += pieces.end();
  if (rest !== "") yield partsOf(rest, longest);
}

/** An empty line is one, too. */
function partsOf(line: string, longest: number): string[] {
  const parts = [line.slice(0, longest)];
  for (let start = longest; start < line.length; start += longest)
    parts.push(line.slice(start, start + longest));
  return parts;
}
