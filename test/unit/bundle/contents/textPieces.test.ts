import assert from "node:assert/strict";
import fc from "fast-check";
import { TextPieces } from "../../../../src/bundle/contents/textPieces";

function read(...pieces: readonly Buffer[]): string {
  const decoder = new TextPieces("utf-8");
  return pieces.map((piece) => decoder.text(piece)).join("") + decoder.end();
}

/** Some bytes, cut into pieces at some places. */
const cut = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
    (one, other) => one - other,
  );
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
};

const places = fc.array(fc.nat(), { maxLength: 6 });

describe("a text that is read in pieces", () => {
  it("is the text that was written as UTF-8, wherever it is cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), places, (text, cuts) => {
        const told = new TextDecoder().decode(Buffer.from(text));
        assert.equal(read(...cut(Buffer.from(text), cuts)), told);
      }),
    );
    assert.equal(read(Buffer.from("\ufeffa\ufeff")), "a\ufeff");
  });

  it("is read the same wherever it is cut, when it is no UTF-8, too", () => {
    const bytes = fc
      .array(
        fc.constantFrom("é", "€", "😀", "a", "\n", "\xe9", "\xc3", "\xe2\x82", "\xf0\x9f", "\x80", "\xff"),
      )
      .map((parts) =>
        Buffer.concat(parts.map((part) => Buffer.from(part, /[€😀]/u.test(part) ? "utf8" : "latin1"))),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          fc.uint8Array().map((content) => Buffer.from(content)),
        ),
        places,
        (content, cuts) => {
          assert.equal(read(...cut(content, cuts)), read(content));
          assert.ok(!read(content).includes("\ufffd") || content.includes("\ufffd"));
        },
      ),
    );
  });

  it("holds what Western Windows writes among what is UTF-8", () => {
    assert.equal(
      read(Buffer.from([0x80, 0xe9, 0x0a]), Buffer.from("é€😀"), Buffer.from([0xc3])),
      "€é\né€😀Ã",
    );
  });
});
