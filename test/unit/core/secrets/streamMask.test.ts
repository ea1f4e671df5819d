import assert from "node:assert/strict";
import fc from "fast-check";
import { PatternSet } from "../../../../src/core/secrets/patternSet";
import { secretForms } from "../../../../src/core/secrets/secretForms";
import { StreamMask } from "../../../../src/core/secrets/streamMask";

/** What a text becomes up to a place: each unbroken run of bytes that belong to a pattern is replaced by three stars. */
function maskedWhole(text: string, patterns: Iterable<string>, until = text.length): string {
  const hidden = new Array<boolean>(text.length).fill(false);
  for (const pattern of patterns)
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
      hidden.fill(true, at, at + pattern.length);
  let masked = "";
  for (let at = 0; at < until; at += 1)
    if (hidden[at] !== true) masked += text.charAt(at);
    else if (hidden[at - 1] !== true) masked += "***";
  return masked;
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** Cuts a text at these places. */
function cut(text: string, places: readonly number[]): string[] {
  const ends = [...new Set(places.map((place) => place % (text.length + 1)))].sort(
    (one, other) => one - other,
  );
  return [0, ...ends].map((begin, index) => text.slice(begin, ends[index] ?? text.length));
}

function pushAll(mask: StreamMask, chunks: readonly string[]): string {
  return chunks.map((chunk) => textOf(mask.push(bytesOf(chunk)))).join("") + textOf(mask.end());
}

const narrow = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });
const anyByte = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
});
const places = fc.array(fc.nat(10_000), { maxLength: 8 });

describe("the mask of a stream", () => {
  it("gives, however the bytes are cut, what replacing in the whole would give", () => {
    fc.assert(
      fc.property(
        fc.array(narrow, { minLength: 1, maxLength: 4 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 60 }),
        places,
        (patterns, text, at) => {
          const mask = new StreamMask(new PatternSet(new Set(patterns)));
          assert.equal(pushAll(mask, cut(text, at)), maskedWhole(text, patterns));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("never lets any form of a secret through, and changes no other byte", () => {
    const secret = fc.string({ unit: "grapheme", minLength: 4, maxLength: 40 });
    const written = (value: string): fc.Arbitrary<string> => fc.constantFrom(...secretForms(value));
    const sample = secret.chain((value) =>
      fc.tuple(fc.constant(value), fc.array(fc.oneof(anyByte, written(value)), { maxLength: 8 })),
    );
    fc.assert(
      fc.property(sample, places, ([value, parts], at) => {
        const forms = secretForms(value);
        const text = parts.join("");
        const shown = pushAll(new StreamMask(new PatternSet(forms)), cut(text, at));
        assert.equal(shown, maskedWhole(text, forms));
        if (![...forms].some((form) => form.includes("*")))
          for (const form of forms) assert.ok(!shown.includes(form));
      }),
      { numRuns: 1000 },
    );
  });

  it("holds nothing back but what may be the beginning of a secret, and never more than the longest form", () => {
    fc.assert(
      fc.property(
        fc.array(narrow, { minLength: 1, maxLength: 4 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 60 }),
        places,
        (patterns, text, at) => {
          const set = new PatternSet(new Set(patterns));
          const mask = new StreamMask(set);
          let [read, shown] = ["", ""];
          for (const chunk of cut(text, at)) {
            read += chunk;
            shown += textOf(mask.push(bytesOf(chunk)));
            // The longest end of what was read that is the beginning of a pattern, and not all of it.
            const beginnings = patterns.flatMap((pattern) =>
              Array.from({ length: pattern.length - 1 }, (_, index) => pattern.slice(0, index + 1)),
            );
            const open = Math.max(
              0,
              ...beginnings.filter((part) => read.endsWith(part)).map(({ length }) => length),
            );
            assert.ok(open < set.longest);
            const told = maskedWhole(read, patterns, read.length - open);
            assert.equal(shown, told);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("hands on the same bytes, not a copy, where there is nothing to hide", () => {
    const mask = new StreamMask(new PatternSet(["secret"]));
    const bytes = bytesOf("nothing in here\n");
    assert.equal(mask.push(bytes), bytes);
  });

  it("tells a secret as soon as it is complete", () => {
    const mask = new StreamMask(new PatternSet(["s3cr3t"]));
    assert.equal(textOf(mask.push(bytesOf("a s3c"))), "a ");
    assert.equal(textOf(mask.push(bytesOf("r3t"))), "***");
    assert.equal(textOf(mask.push(bytesOf(" s"))), " ");
    assert.equal(textOf(mask.end()), "s");
  });
});
