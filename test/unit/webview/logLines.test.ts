import assert from "node:assert/strict";
import fc from "fast-check";
import type { LogChunk, LogPiece } from "../../../src/shared/details/detailsMessages";
import { LogLines } from "../../../webview-ui/src/details/logLines";

function chunkOf(pieces: readonly LogPiece[], start = 0): LogChunk {
  const position = { out: start, err: 0 };
  return { pieces, start: position, end: position, sizes: position };
}

function out(text: string, at: number | null = null): LogPiece {
  return { stream: "out", at, text };
}

function textsOf(lines: LogLines): string[] {
  return lines.all.map(({ text }) => text);
}

describe("lines of a log on the page", () => {
  it("joins a line that came in pieces, and keeps the time of its first piece", () => {
    const lines = new LogLines();
    lines.append(chunkOf([out("epoch", 10)]));
    lines.append(chunkOf([out(" 1\nepoch 2\n", 60)]));
    assert.deepEqual(textsOf(lines), ["epoch 1", "epoch 2"]);
    assert.equal(lines.all[0]?.at, 10);
  });

  it("keeps lines of the two streams apart where they were written at once", () => {
    const lines = new LogLines();
    lines.append(chunkOf([out("read"), { stream: "err", at: null, text: "warning\n" }, out("ing\n")]));
    assert.deepEqual(
      lines.all.map(({ stream, text }) => [stream, text]),
      [
        ["out", "reading"],
        ["err", "warning"],
      ],
    );
  });

  it("shows the last text of a progress line", () => {
    const lines = new LogLines();
    lines.append(chunkOf([out("10%\r50%"), out("\r100%\r\ndone\n")]));
    assert.deepEqual(textsOf(lines), ["100%", "done"]);
  });

  it("puts an earlier chunk before, with serials that never repeat", () => {
    const lines = new LogLines();
    lines.append(chunkOf([out("c\nd\n")], 100));
    lines.prepend(chunkOf([out("a\nb\n")], 50));
    lines.prepend(chunkOf([out("0\n")], 0));
    assert.deepEqual(textsOf(lines), ["0", "a", "b", "c", "d"]);
    const serials = lines.all.map(({ serial }) => serial);
    assert.deepEqual(
      serials,
      [...new Set(serials)].sort((one, other) => one - other),
    );
    assert.equal(lines.hasEarlier(["out"]), false);
  });

  it("says the same lines however the text is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/[\r\n]/g, "x"))),
        fc.nat(),
        (texts, cut) => {
          const whole = texts.map((text) => `${text}\n`).join("");
          const at = whole.length === 0 ? 0 : cut % whole.length;
          const lines = new LogLines();
          lines.append(chunkOf([out(whole.slice(0, at)), out(whole.slice(at))]));
          assert.deepEqual(textsOf(lines), texts);
        },
      ),
    );
  });
});
