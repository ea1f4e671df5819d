import assert from "node:assert/strict";
import fc from "fast-check";
import { parseMarkdown, type Block, type Inline } from "../../../src/shared/markdown";
import { nastyTexts } from "../../support/provArbitrary";

const text = (content: string): Inline => ({ kind: "text", text: content });

/** All that a note says, without how it is laid out. */
function wordsOf(blocks: readonly Block[]): string {
  const inline = (parts: readonly Inline[]): string => parts.map((part) => part.text).join("");
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "code":
          return block.text;
        case "heading":
          return inline(block.content);
        case "list":
          return block.items.map(inline).join("");
        default:
          return block.lines.map(inline).join("");
      }
    })
    .join("");
}

describe("a note in Markdown", () => {
  it("has headings, paragraphs, lists, quotes and code", () => {
    assert.deepEqual(
      parseMarkdown("## Plan\nfirst\nsecond\n\n- a\n- b\n\n1. c\n> said\n\n```py\nx = '**1**'\n\n```\nend"),
      [
        { kind: "heading", content: [text("Plan")] },
        { kind: "paragraph", lines: [[text("first")], [text("second")]] },
        { kind: "list", ordered: false, items: [[text("a")], [text("b")]] },
        { kind: "list", ordered: true, items: [[text("c")]] },
        { kind: "quote", lines: [[text("said")]] },
        { kind: "code", text: "x = '**1**'\n" },
        { kind: "paragraph", lines: [[text("end")]] },
      ],
    );
  });

  it("has bold, italic, code and links in a line", () => {
    assert.deepEqual(
      parseMarkdown("**0.986** in *40* `epochs`, see [here](https://example.org/a) or https://example.org/b"),
      [
        {
          kind: "paragraph",
          lines: [
            [
              { kind: "strong", text: "0.986" },
              text(" in "),
              { kind: "emphasis", text: "40" },
              text(" "),
              { kind: "code", text: "epochs" },
              text(", see "),
              { kind: "link", text: "here", href: "https://example.org/a" },
              text(" or "),
              { kind: "link", text: "https://example.org/b", href: "https://example.org/b" },
            ],
          ],
        },
      ],
    );
    assert.deepEqual(parseMarkdown("snake_case_name 2 * 3 * 4"), [
      { kind: "paragraph", lines: [[text("snake_case_name 2 * 3 * 4")]] },
    ]);
  });

  it("leads to no address but those of the web and of mail", () => {
    for (const address of [
      "javascript:alert(1)",
      "command:workbench.action.quit",
      "file:///etc/passwd",
      "vscode://x",
    ])
      assert.deepEqual(
        parseMarkdown(`[x](${address})`)
          .flatMap((block) => ("lines" in block ? block.lines.flat() : []))
          .filter(({ kind }) => kind === "link"),
        [],
      );
  });

  it("keeps whatever is in it, and HTML is text", () => {
    assert.equal(wordsOf(parseMarkdown("<script>alert(1)</script>")), "<script>alert(1)</script>");
    const texts = fc.oneof(
      fc.constantFrom(...Object.values(nastyTexts)),
      fc.string(),
      fc.string({
        unit: fc.constantFrom(
          "*",
          "_",
          "`",
          "[",
          "]",
          "(",
          ")",
          "#",
          "-",
          ">",
          "~",
          " ",
          "\n",
          "a",
          "1",
          ".",
        ),
      }),
    );
    fc.assert(
      fc.property(texts, (note) => {
        const letters = (all: string): string => all.replaceAll(/[^\p{L}]/gu, "");
        if (!/https?:|mailto:|`{3}|~{3}/.test(note))
          assert.equal(letters(wordsOf(parseMarkdown(note))), letters(note));
      }),
    );
  });
});
