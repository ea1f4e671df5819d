import assert from "node:assert/strict";
import fc from "fast-check";
import { csvRecord, type CsvCell } from "../../../../src/core/export/csv";
import { readCsv } from "../../../support/readCsv";

/** What a reader gets of a cell: a text, or null. */
function told(cell: CsvCell): string | null {
  return cell === null ? null : String(cell);
}

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom("=", "+", "-", "@", "'", '"', ",", "\r", "\n", "\t", " ", "1", "e", ".", "a", "＝"),
    )
    .map((signs) => signs.join("")),
);

const cells: fc.Arbitrary<CsvCell> = fc.oneof(
  texts,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

describe("a table as CSV", () => {
  it("is what it was when it is read again", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 1, maxLength: 5 })), (table) => {
        const isOneEmpty = (row: readonly CsvCell[]): boolean => row.length === 1 && row[0] === null;
        const wanted = table.map((row) => (isOneEmpty(row) ? [""] : row.map(told)));
        assert.deepEqual(readCsv(table.map(csvRecord).join("")), wanted);
      }),
      { numRuns: 3000 },
    );
  });

  it("is written as RFC 4180 says", () => {
    assert.equal(
      csvRecord(["a", 'say "hi"', "x,y", "two\nlines", null, ""]),
      'a,"say ""hi""","x,y","two\nlines",,""\r\n',
    );
    assert.equal(csvRecord([0.1, -3, true, null]), "0.1,-3,true,\r\n");
    assert.deepEqual(readCsv("a,b\nc,"), [
      ["a", "b"],
      ["c", null],
    ]);
  });

  it("holds nothing that a spreadsheet takes for a formula", () => {
    for (const text of [
      '=HYPERLINK("http://evil","x")',
      "+cmd|' /C calc'!A0",
      "-2+3",
      "@SUM(1)",
      "\t=1+1",
      "\r=1",
      "＝1+1",
      "'=1",
    ]) {
      const [[field] = []] = readCsv(csvRecord([text]));
      assert.equal(field, text);
      assert.match(csvRecord([text]), /^"?'/, text);
    }
    fc.assert(
      fc.property(texts, (text) => {
        const field = csvRecord([text]).replace(/^"/, "");
        assert.ok(!/^[=@\t\r\n＝＋－＠]/.test(field) || field === "\r\n", field);
      }),
    );
  });

  it("leaves texts that are plain numbers as they are", () => {
    assert.equal(csvRecord(["-1", "+.5", "-1e-3", "-"]), "-1,+.5,-1e-3,'-\r\n");
  });
});
