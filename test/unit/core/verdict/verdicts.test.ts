import assert from "node:assert/strict";
import fc from "fast-check";
import { compareJson } from "../../../../src/core/verdict/compareJson";
import { compareTable } from "../../../../src/core/verdict/compareTable";
import { compareText } from "../../../../src/core/verdict/compareText";
import { relativeDifference } from "../../../../src/core/difference/closeNumbers";
import { parseTable } from "../../../../src/core/difference/parseTable";
import { summarizeVerdicts, type Comparison } from "../../../../src/core/verdict/verdict";

const tolerance = 1e-9;

function placeOf(comparison: Comparison): string {
  return comparison.kind === "differs" ? comparison.where : "(equal)";
}

describe("two numbers", () => {
  it("are equal up to the tolerance, relative to the larger one, whatever their order", () => {
    const number = fc.double({ noNaN: true, min: -1e100, max: 1e100 });
    fc.assert(
      fc.property(number, fc.double({ min: -2, max: 2, noNaN: true }), (value, share) => {
        const other = value * (1 + share * tolerance);
        fc.pre(value === other || !Number.isSafeInteger(value) || !Number.isSafeInteger(other));
        const one = relativeDifference(value, other, tolerance);
        assert.equal(one, relativeDifference(other, value, tolerance));
        if (Math.abs(share) < 0.99) assert.notEqual(one, null);
        if (Math.abs(share) > 1.01 && Math.abs(value) > 1e-2) assert.equal(one, null);
      }),
    );
  });

  it("are equal where both are a rest of zero, NaN, or the same infinity", () => {
    assert.notEqual(relativeDifference(0, 1e-17, tolerance), null);
    assert.equal(relativeDifference(0, 1e-17, 0), null);
    assert.equal(relativeDifference(NaN, NaN, tolerance), 0);
    assert.equal(relativeDifference(Infinity, Infinity, tolerance), 0);
    assert.equal(relativeDifference(Infinity, -Infinity, tolerance), null);
    assert.equal(relativeDifference(NaN, 1, tolerance), null);
    assert.equal(relativeDifference(Infinity, 1, tolerance), null);
  });
});

describe("two whole numbers", () => {
  it("are equal where they are the same alone, however long: seeds, ids, times", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (value) => {
        const [one, other] = [String(value), String(value + 1n)];
        assert.equal(compareText(`seed ${one}`, `seed ${other}`, tolerance).kind, "differs");
        assert.equal(compareTable(`seed\n${one}\n`, `seed\n${other}\n`, tolerance).kind, "differs");
        assert.equal(compareTable(`seed\n${one}\n`, `seed\n${one}\n`, 0).kind, "equal");
      }),
    );
    assert.equal(
      placeOf(compareJson({ seed: 5_000_000_123 }, { seed: 5_000_000_124 }, tolerance)),
      "seed: 5000000123 → 5000000124",
    );
    assert.equal(compareTable("5000000123\n", "5000000124.0\n", tolerance).kind, "differs");
  });

  it("are the same however they are written", () => {
    for (const [one, other] of [
      ["7", "007"],
      ["-0", "0"],
      ["+5", " 5"],
      ["12", "12.0"],
      ["1000", "1e3"],
    ] as const)
      assert.equal(compareTable(`${one}\n`, `${other}\n`, 0).kind, "equal", `${one} and ${other}`);
  });
});

describe("two JSON documents", () => {
  it("are equal to themselves, whatever the order of their keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reversed = JSON.parse(JSON.stringify(value), (_, part: unknown) =>
          typeof part === "object" && part !== null && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).reverse())
            : part,
        ) as unknown;
        assert.deepEqual(compareJson(JSON.parse(JSON.stringify(value)), reversed, 0), {
          kind: "equal",
          largest: 0,
        });
      }),
    );
  });

  it("differ at the path of the first value that does", () => {
    const before = { metrics: { loss: [0.5, 0.25] }, "a b": 1, kind: "x" };
    const places: readonly (readonly [unknown, string])[] = [
      [{ ...before, metrics: { loss: [0.5, 0.3] } }, "metrics.loss[1]: 0.25 → 0.3"],
      [{ ...before, "a b": "1" }, '["a b"]: 1 → "1"'],
      [{ ...before, metrics: { loss: [0.5] } }, "metrics.loss[1]: 0.25 → (absent)"],
      [{ ...before, more: true }, "more: (absent) → true"],
      [[before], "$: an object of 3 → an array of 1"],
    ];
    for (const [after, place] of places) assert.equal(placeOf(compareJson(before, after, tolerance)), place);
  });

  it("are compared however deep they are nested", () => {
    const deep = (leaf: number): unknown => JSON.parse(`${"[".repeat(5_000)}${leaf}${"]".repeat(5_000)}`);
    assert.equal(compareJson(deep(1), deep(1), tolerance).kind, "equal");
    assert.match(placeOf(compareJson(deep(1), deep(2), tolerance)), /1 → 2$/);
  });

  it("tell how far numbers within the tolerance are apart", () => {
    const comparison = compareJson([1, 2], [1, 2 + 1e-10], tolerance);
    assert.ok(comparison.kind === "equal" && comparison.largest > 0 && comparison.largest < 1e-10);
  });
});

describe("two tables", () => {
  const csv = 'name,loss\nAda,0.25\n"B, ""C""",1e3\n';

  it("are equal where only the writing of numbers differs", () => {
    assert.equal(compareTable(csv, csv.replace("0.25", "0.250").replace("1e3", "1000.0"), 0).kind, "equal");
  });

  it("differ at the row and the named column, with both values", () => {
    assert.equal(
      placeOf(compareTable(csv, csv.replace("0.25", "0.26"), tolerance)),
      'row 2, column "loss": 0.25 → 0.26',
    );
    assert.equal(placeOf(compareTable("1\t2\n3\t4\n", "1\t2\n3\t5\n", tolerance)), "row 2, column 2: 4 → 5");
    assert.equal(placeOf(compareTable(csv, `${csv}D,1\n`, tolerance)), "row 4: it goes on there, 3 → 4 rows");
    assert.equal(
      placeOf(compareTable("a,b\n1\n", "a,b\n1,2\n", tolerance)),
      'row 2, column "b": (absent) → 2',
    );
  });

  it("are read as they were written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", ",", ";", '"', "\n", "\r", " ", "1", ".") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, end) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(",") + end)
          .join("");
        assert.deepEqual(parseTable(text, ","), rows);
      }),
    );
  });
});

describe("two texts", () => {
  it("are equal where numbers in them are within the tolerance", () => {
    assert.equal(
      compareText("loss: 0.1 (best)\n", "loss: 0.10000000000001 (best)\n", tolerance).kind,
      "equal",
    );
    assert.equal(compareText("took 3.5s v1.2.3 a1b2", "took 3.5s v1.2.3 a1b2", 0).kind, "equal");
  });

  it("differ at the line and column", () => {
    assert.equal(
      placeOf(compareText("a\nloss 1\n", "a\nloss 2\n", tolerance)),
      'line 2, column 6: "loss 1" → "loss 2"',
    );
    assert.equal(placeOf(compareText("v1.2.3", "v1.2.4", 1)), 'line 1, column 6: "v1.2.3" → "v1.2.4"');
    assert.equal(placeOf(compareText("a\n", "a\nb\n", tolerance)), 'line 2, column 1: "" → "b"');
    assert.match(placeOf(compareText("a", "a\nb", tolerance)), /^line 2: it goes on there, 1 → 2 lines$/);
  });

  it("show nothing that could steer a terminal", () => {
    const place = placeOf(compareText("\u001b[31ma", "\u001b[31mb", tolerance));
    assert.ok(!place.includes("\u001b"));
  });

  it("are never equal where other than numbers differ", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "-") });
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.equal(compareText(one, other, 1).kind === "equal", one === other);
      }),
    );
  });
});

describe("the verdicts of a reproduction", () => {
  it("are told in one line that counts each row of the table, the logs apart", () => {
    const verdict = (
      output: string,
      kind: "identical" | "differs" | "new",
      detail: string | null = null,
    ) => ({
      output: `outputs/${output}`,
      verdict: kind,
      detail,
    });
    assert.equal(
      summarizeVerdicts([
        verdict("a", "identical"),
        verdict("b", "identical"),
        verdict("c.csv", "differs", "row 2, column 1: 4 → 5"),
        verdict("stdout.log", "differs", "line 1"),
        verdict("stderr.log", "identical"),
      ]),
      "2 are identical, 1 differs at row 2, column 1: 4 → 5; of the logs 1 is identical, 1 differs at line 1",
    );
    assert.equal(
      summarizeVerdicts([verdict("stdout.log", "identical")]),
      "no outputs to compare; of the logs 1 is identical",
    );
    assert.equal(summarizeVerdicts([verdict("a", "identical")]), "1 is identical");
  });
});
