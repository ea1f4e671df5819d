import { Readable } from "node:stream";
import type { ContentSource } from "../../bundle/contents/contentSource";

const newline = 10;

/** A content of which the last line is left out while it is not whole: it is still written. */
export function wholeLines(source: ContentSource): ContentSource {
  return { size: source.size, open: () => Readable.from(wholeLinesOf(source)) };
}

async function* wholeLinesOf(source: ContentSource): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const piece of source.open()) {
    const end = piece.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield Buffer.concat([...rest, piece.subarray(0, end)]);
      rest = [];
    }
    rest.push(piece.subarray(end));
  }
}

/** Contents that tell how much of all of them was read, in whole percent, each once. */
export function withProgress(
  sources: readonly ContentSource[],
  told: (percent: number) => void,
): ContentSource[] {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let [read, percent] = [0, 0];
  const count = (bytes: number): void => {
    read += bytes;
    const now = Math.min(100, Math.floor((100 * read) / Math.max(1, total)));
    if (now > percent) told(now);
    percent = Math.max(percent, now);
  };
  return sources.map((source) => ({
    size: source.size,
    open: () => Readable.from(counted(source, count)),
  }));
}

async function* counted(source: ContentSource, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of source.open()) {
    yield piece;
    count(piece.length);
  }
}
