import assert from "node:assert/strict";
import fc from "fast-check";
import { markdownHead, markdownRow, type MarkdownHead } from "../../../../src/core/export/markdownTable";

function markdownTable(heads: readonly MarkdownHead[], rows: readonly (readonly string[])[]): string {
  return markdownHead(heads) + rows.map(markdownRow).join("");
}

describe("a table as Markdown", () => {
  it("has a head, a rule and rows, numbers at the right", () => {
    assert.equal(
      markdownTable(
        [
          { title: "Name", right: false },
          { title: "loss", right: true },
        ],
        [
          ["lr 0.1", "0.2"],
          ["raw", ""],
        ],
      ),
      "| Name | loss |\n| --- | ---: |\n| lr 0.1 | 0.2 |\n| raw |  |\n",
    );
  });

  it("keeps its shape whatever stands in a cell", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 4 }), (cells) => {
        const heads = cells.map(() => ({ title: "x", right: false }));
        const lines = markdownTable(heads, [cells]).split("\n");
        assert.equal(lines.length, 4);
        // A bar ends a cell where no backslash, or an even number of them, stands before it.
        const bars = [...(lines[2] ?? "").matchAll(/(\\*)\|/g)].filter(
          ([, before = ""]) => before.length % 2 === 0,
        );
        assert.equal(bars.length, cells.length + 1);
      }),
    );
  });

  it("makes no link, image or tag of a text", () => {
    const head = [{ title: "note", right: false }];
    const row = markdownTable(head, [["![x](http://evil) <img src=x> a|b\nc"]]).split("\n")[2];
    assert.equal(row, "| !\\[x\\](http://evil) \\<img src=x\\> a\\|b c |");
  });
});
