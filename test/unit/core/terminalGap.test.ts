import assert from "node:assert/strict";
import fc from "fast-check";
import { endOfLine, modesAfter, safeStart } from "../../../src/core/terminalGap";

const bytes = (text: string): Uint8Array => Buffer.from(text);
const shownFrom = (text: string, from: number): string => {
  const all = Buffer.from(text);
  return all.subarray(safeStart(all, from)).toString("utf8");
};

describe("a gap in what a terminal is shown", () => {
  it("begins behind the end of a line: a newline, or the carriage return of a progress bar", () => {
    assert.equal(endOfLine(bytes("abc\ndef")), 4);
    assert.equal(endOfLine(bytes("5%\r6%\r")), 3);
    assert.equal(endOfLine(bytes("abc\r\ndef")), 5);
    assert.equal(endOfLine(bytes("abc")), -1);
  });

  it("ends behind the next end of a line", () => {
    assert.equal(shownFrom("half a line\nwhole", 3), "whole");
    assert.equal(shownFrom(" 5%|x| a\r 6%|xx| b", 3), " 6%|xx| b");
  });

  it("ends at a whole character and a whole sequence where the line goes on", () => {
    for (const from of [1, 2, 3, 4]) assert.equal(shownFrom("a▌b", from), from === 1 ? "▌b" : "b", `${from}`);
    for (const from of [2, 3, 4, 5, 6]) assert.equal(shownFrom("a\u001b[31mred", from), "red", `${from}`);
    assert.equal(shownFrom("a\u001b]0;title\u0007red", 5), "red");
    assert.equal(shownFrom("a\u001b]8;;http://x\u001b\\red", 5), "red");
    assert.equal(shownFrom("a\u001b(Bred", 3), "red");
    assert.equal(shownFrom("\u001b[31mred and more", 7), "d and more");
  });

  it("leaves the colours, styles and modes on that were set within it", () => {
    assert.equal(modesAfter(bytes("\u001b[31mred\u001b[0m plain")), "\u001b[0m");
    assert.equal(modesAfter(bytes("\u001b[1m\u001b[31mbold red")), "\u001b[1m\u001b[31m");
    assert.equal(modesAfter(bytes("\u001b[31m\u001b[m\u001b[38;2;1;2;3mx")), "\u001b[m\u001b[38;2;1;2;3m");
    assert.equal(modesAfter(bytes("\u001b[?25l bar \u001b[?25h")), "\u001b[?25h");
    assert.equal(modesAfter(bytes("\u001b[2K\u001b[1Aplain")), "");
    assert.ok(modesAfter(bytes("\u001b[1m".repeat(1000))).length <= 64);
  });

  it("never ends within a character, whatever stands there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, place) => {
        const all = Buffer.from(text);
        const start = safeStart(all, place % (all.length + 1));
        assert.ok(start >= place % (all.length + 1) && start <= all.length);
        assert.ok(start === all.length || ((all[start] ?? 0) & 0xc0) !== 0x80);
      }),
    );
  });
});
