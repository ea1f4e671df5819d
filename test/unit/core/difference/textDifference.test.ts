import assert from "node:assert/strict";
import fc from "fast-check";
import { differenceOfTexts } from "../../../../src/core/difference/differenceOfTexts";
import { textDifference, type TextDifference } from "../../../../src/core/difference/textDifference";

const all = { lines: Number.MAX_SAFE_INTEGER, context: 0 };

function applied(before: string, difference: TextDifference | null): string {
  const lines = before.split("\n");
  const after: string[] = [];
  let at = 0;
  for (const hunk of difference?.hunks ?? []) {
    while (at < hunk.before - 1) after.push(lines[at++]!);
    assert.equal(after.length, hunk.after - 1);
    for (const { kind, text } of hunk.lines) {
      if (kind !== "added") assert.equal(lines[at++], text);
      if (kind !== "removed") after.push(text);
    }
  }
  return [...after, ...lines.slice(at)].join("\n");
}

describe("the difference of two texts", () => {
  it("tells the lines with a few around them and where they stand", () => {
    const before = "a\nb\nc\nd\ne\nf\n";
    const after = "a\nb\nC\nd\ne\nf\ng\n";
    assert.deepEqual(textDifference(before, after, 0, { lines: 100, context: 1 }), {
      kind: "text",
      added: 2,
      removed: 1,
      hunks: [
        {
          before: 2,
          after: 2,
          lines: [
            { kind: "same", text: "b" },
            { kind: "removed", text: "c" },
            { kind: "added", text: "C" },
            { kind: "same", text: "d" },
          ],
        },
        {
          before: 6,
          after: 6,
          lines: [
            { kind: "same", text: "f" },
            { kind: "added", text: "g" },
            { kind: "same", text: "" },
          ],
        },
      ],
      truncated: false,
    });
  });

  it("takes lines that only numbers within the tolerance tell apart for the same", () => {
    assert.equal(textDifference("loss 0.1\nend", "loss 0.10000000000001\nend", 1e-9, all), null);
    const found = textDifference("x 1.0\nloss 0.1\nx 2", "y 1.0\nloss 0.10000000000001\nz 2", 1e-9, all);
    assert.deepEqual([found?.added, found?.removed], [2, 2]);
  });

  const line = fc.constantFrom("a", "b", "c", "d", "", "  x", "é");
  const text = fc.array(line, { minLength: 1, maxLength: 30 }).map((lines) => lines.join("\n"));

  it("is nothing between a text and itself, and leads from one to the other when it is applied", () => {
    fc.assert(
      fc.property(text, text, fc.nat(3), (before, after, context) => {
        assert.equal(textDifference(before, before, 0, all), null);
        assert.equal(applied(before, textDifference(before, after, 0, { ...all, context })), after);
      }),
    );
  });

  it("is bounded in what it tells and in what it takes", () => {
    const lines = (word: string): string =>
      Array.from({ length: 60_000 }, (_, at) => `${word} ${at * 7} x`).join("\n");
    const found = textDifference(lines("before"), lines("after"), 1e-9, { lines: 50, context: 2 });
    assert.deepEqual(
      [found?.added, found?.removed, found?.truncated, found?.hunks.flatMap((hunk) => hunk.lines).length],
      [60_000, 60_000, true, 50],
    );
  });
});

describe("what is told of long values", () => {
  it("is cut in each kind of content, and counted whole", () => {
    const long = (sign: string): string => sign.repeat(1_000_000);
    for (const [kind, before, after] of [
      ["text", `a\n${long("x")}`, `a\n${long("y")}`],
      ["table", `id,v\n1,${long("x")}\n`, `id,v\n1,${long("y")}\n`],
      ["json", JSON.stringify({ v: long("x") }), JSON.stringify({ v: long("y") })],
    ] as const) {
      const found = differenceOfTexts(kind, before, after, { tolerance: 0, limit: 10 });
      assert.equal(found?.kind, kind);
      assert.ok(JSON.stringify(found).length < 10_000, kind);
    }
  });
});
