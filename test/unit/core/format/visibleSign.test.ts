import assert from "node:assert/strict";
import fc from "fast-check";
import { showDirections } from "../../../../src/core/format/visibleSign";

describe("marks that turn the direction of text", () => {
  it("are signs that one sees", () => {
    assert.equal(
      showDirections("a \u202egnp.exe\u202c \u2066b\u2069"),
      "a <U+202E>gnp.exe<U+202C> <U+2066>b<U+2069>",
    );
    assert.equal(showDirections("עברית und ελληνικά"), "עברית und ελληνικά");
  });

  it("are gone from any text, which keeps all else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = showDirections(text);
        assert.doesNotMatch(shown, /\p{Bidi_Control}/u);
        assert.equal(showDirections(shown), shown);
        assert.equal(
          shown.replaceAll(/<U\+[0-9A-F]{4}>/g, ""),
          text.replaceAll(/\p{Bidi_Control}|<U\+[0-9A-F]{4}>/gu, ""),
        );
      }),
    );
  });
});
