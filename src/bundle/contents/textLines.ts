import type { ContentSource } from "./contentSource";
import type { TextEncoding } from "./readText";

/**
 * The lines of a text of any size, without their line ends, those of each piece at a time.
 * @param longest a longer line comes as several, in characters.
 */
export async function* textLines(
  source: ContentSource,
  longest: number,
  encoding: TextEncoding,
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(encoding);
  let rest = "";
  for await (const piece of source.open()) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    while (rest.length > longest) {
      lines.push(rest.slice(0, longest));
      rest = rest.slice(longest);
    }
    yield lines.flatMap((line) => (line.length > longest ? partsOf(line, longest) : [line]));
  }
  rest += decoder.decode();
  if (rest !== "") yield partsOf(rest, longest);
}

function partsOf(line: string, longest: number): string[] {
  const parts: string[] = [];
  for (let start = 0; start < line.length; start += longest) parts.push(line.slice(start, start + longest));
  return parts;
}
