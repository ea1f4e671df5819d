import assert from "node:assert/strict";
import fc from "fast-check";
import { lastWritten, plainLines, terminalText } from "../../../../src/core/logs/terminalText";

const piece = fc.oneof(
  fc.constantFrom(
    "\u001b[31m",
    "\u001b[0m",
    "\u001b[1;4m",
    "\u001b[38;5;208m",
    "\u001b[48;2;1;2;3m",
    "\u001b[2K",
    "\u001b]8;;https://example.org\u0007",
    "\u001b]0;title\u0007",
    "\u202e",
    "\r",
    "\u001b",
  ),
  fc.string({ unit: "binary", maxLength: 8 }).map((text) => text.replaceAll("\n", "")),
);
const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

describe("a printed line as text", () => {
  it("leaves no control that acts on who reads it, whatever was printed", () => {
    fc.assert(
      fc.property(line, (printed) => {
        const { text, styles } = terminalText(printed);
        assert.doesNotMatch(
          text,
          /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
        );
        let end = 0;
        for (const style of styles) {
          assert.ok(style.start >= end && style.end > style.start && style.end <= text.length);
          end = style.end;
        }
      }),
    );
  });

  it("keeps every character that controls nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (printed) => {
        fc.pre(!/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(printed));
        assert.deepEqual(terminalText(printed), { text: printed, styles: [] });
      }),
    );
  });

  it("has the colours and attributes of ECMA-48, of 256 colours and of RGB", () => {
    const { text, styles } = terminalText(
      "\u001b[31mred\u001b[39m \u001b[1;92mbold\u001b[22m not\u001b[m \u001b[38;5;208morange\u001b[0;48;2;1;2;255mblue\u001b[m.",
    );
    assert.equal(text, "red bold not orangeblue.");
    assert.deepEqual(
      styles.map(({ start, end, foreground, background, attributes }) => [
        text.slice(start, end),
        foreground,
        background,
        attributes.join(),
      ]),
      [
        ["red", "1", null, ""],
        ["bold", "10", null, "bold"],
        [" not", "10", null, ""],
        ["orange", "#ff8700", null, ""],
        ["blue", null, "#0102ff", ""],
      ],
    );
  });

  it("shows a title, a bell and turned text by visible signs, and keeps the text of a link", () => {
    assert.equal(
      terminalText("\u001b]0;taken\u0007 \u202egnp.exe\u202c").text,
      "<U+001B>]0;taken<U+0007> <U+202E>gnp.exe<U+202C>",
    );
    assert.equal(terminalText("\u001b]8;;https://example.org\u0007here\u001b]8;;\u0007").text, "here");
  });

  it("says what stands there at last where it was written anew", () => {
    assert.equal(lastWritten("10%\r20%\r30%"), "30%");
    assert.equal(lastWritten("10%\r20%\r"), "20%");
    assert.equal(lastWritten("\r"), "");
    assert.equal(plainLines("a\rb\r\n\u001b[32mc\u001b[0m d\n"), "b\nc d\n");
  });

  it("is the same line by line and many lines at once", () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        assert.equal(plainLines(lines.join("\n")), lines.map((each) => plainLines(each)).join("\n"));
      }),
    );
  });
});
