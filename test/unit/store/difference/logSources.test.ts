import assert from "node:assert/strict";
import { Readable } from "node:stream";
import type { ContentSource } from "../../../../src/bundle/contents/contentSource";
import { compareContent } from "../../../../src/store/difference/compareContent";
import { wholeLines, withProgress } from "../../../../src/store/difference/logSources";

describe("logs as they are held against each other", () => {
  const source = (...pieces: string[]): ContentSource => ({
    size: pieces.join("").length,
    open: () => Readable.from(pieces.map((piece) => Buffer.from(piece))),
  });
  const options = { tolerance: 0, limit: 10 };

  it("leave out a last line that is still written", async () => {
    const ended = source("began\nepoch 1\n");
    const running = source("beg", "an\nepo", "ch 1\nepo");
    const compare = async (now: ContentSource): Promise<unknown> =>
      await compareContent(
        "out.log",
        { kind: "file", source: ended },
        { kind: "file", source: now },
        options,
      );
    assert.equal(await compare(wholeLines(running)), null);
    assert.notEqual(await compare(running), null);
  });

  it("tell how much of them was read", async () => {
    const told: number[] = [];
    const [one, other] = withProgress([source("12345", "67890"), source("1234567890")], (percent) =>
      told.push(percent),
    );
    for (const each of [one, other])
      for await (const piece of each?.open() ?? []) assert.ok(piece.length > 0);
    assert.deepEqual(told, [25, 50, 100]);
  });
});
