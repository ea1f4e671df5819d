import assert from "node:assert/strict";
import fc from "fast-check";
import { plainLine, plainText } from "../../../src/cli/plainText";
import { cutToWidth, padToWidth, widthOf } from "../../../src/cli/textWidth";
import { tableLines, type Column } from "../../../src/cli/table";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("", "日本語テキスト", "👩‍👩‍👧 family", "e\u0301"),
);

describe("a table on a terminal", () => {
  const columns: readonly Column<readonly string[]>[] = [
    { header: "STATE", rank: 0, least: 1, required: true, value: (row) => row[0] ?? "" },
    { header: "NAME", rank: 2, least: 6, value: (row) => row[1] ?? "" },
    { header: "ID", rank: 1, least: 5, required: true, align: "right", value: (row) => row[2] ?? "" },
  ];

  it("fits any terminal from 10 columns on, whatever stands in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 5 }),
        fc.integer({ min: 10, max: 120 }),
        (rows, width) => {
          const lines = tableLines(columns, rows, width);
          assert.equal(lines.length, rows.length + 1);
          for (const line of lines) {
            assert.ok(widthOf(line) <= width, `${widthOf(line)} > ${width}: ${line}`);
            assert.doesNotMatch(line, /[\n\r\u001b]/);
          }
        },
      ),
    );
  });

  it("leaves nothing out where there is room", () => {
    assert.deepEqual(
      tableLines(
        columns,
        [
          ["ok", "first", "1"],
          ["failed", "日本", "22"],
        ],
        80,
      ),
      ["STATE   NAME   ID", "ok      first   1", "failed  日本   22"],
    );
  });

  it("shortens the highest rank first, then leaves it out, and keeps what is required", () => {
    const rows = [["completed", "a rather long name", "train-1"]];
    assert.deepEqual(tableLines(columns, rows, 30), [
      "STATE      NAME             ID",
      "completed  a rather …  train-1",
    ]);
    assert.deepEqual(tableLines(columns, rows, 20), ["STATE           ID", "completed  train-1"]);
    assert.deepEqual(tableLines(columns, rows, 14), ["STATE       ID", "comple…  trai…"]);
  });

  it("leaves out a column without content", () => {
    assert.equal(tableLines(columns, [["ok", " ", "1"]], 80)[0], "STATE  ID");
  });
});

describe("text from outside", () => {
  it("can steer no terminal", () => {
    assert.equal(plainLine(" a\n\tb\u001b[31m\u0000\u009b2J\u202e "), "a b\ufffd[31m\ufffd\ufffd2J");
    assert.equal(plainText("a\r\nb\tc\u0007"), "a\nb\tc\ufffd");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.doesNotMatch(plainLine(text), /[\p{Control}]/u);
        assert.doesNotMatch(plainText(text), /[^\P{Control}\n\t]/u);
      }),
    );
  });

  it("is measured as a terminal shows it", () => {
    for (const [text, width] of [
      ["abc", 3],
      ["日本", 4],
      ["e\u0301", 1],
      ["🎉", 2],
      ["👩‍👩‍👧", 2],
      ["", 0],
      ["·…✓", 3],
    ] as const)
      assert.equal(widthOf(text), width, text);
  });

  it("is cut and filled up to a width", () => {
    assert.equal(cutToWidth("abcdef", 4), "abc…");
    assert.equal(cutToWidth("日本語", 4), "日…");
    assert.equal(cutToWidth("abc", 3), "abc");
    assert.equal(cutToWidth("abc", 0), "");
    assert.equal(padToWidth("日", 4), "日  ");
    assert.equal(padToWidth("1", 3, "right"), "  1");
  });
});
