import assert from "node:assert/strict";
import fc from "fast-check";
import { reportHtml as htmlPieces } from "../../../../src/core/report/reportHtml";
import { reportMarkdown as markdownPieces } from "../../../../src/core/report/reportMarkdown";
import { sparkline } from "../../../../src/core/report/sparkline";
import type { ReportBlock, ReportDocument } from "../../../../src/core/report/reportDocument";

const reportHtml = (report: ReportDocument): string => [...htmlPieces(report)].join("");
const reportMarkdown = (report: ReportDocument): string => [...markdownPieces(report)].join("");

/** A report in which every word comes from outside. */
function reportOf(word: string): ReportDocument {
  const head = { title: word, right: true };
  const blocks: ReportBlock[] = [
    { kind: "heading", level: 2, text: word },
    { kind: "text", text: word },
    { kind: "facts", facts: [{ label: word, value: word, isCode: true }] },
    { kind: "table", heads: [head, { ...head, right: false }], rows: [[word, word]], note: word },
    { kind: "code", language: "text", text: word },
    { kind: "chart", title: word, curves: [{ key: word, x: [1, 2, 3], y: [0.5, null, 0.25] }] },
    { kind: "image", name: word, mediaType: word, base64: word },
  ];
  return { title: word, subtitle: word, language: word, blocks };
}

/** The tags of a page with the names of their attributes, whatever stands in and between them. */
function structureOf(html: string): string[] {
  return Array.from(html.matchAll(/<[^>]*>/g), ([tag]) => tag.replaceAll(/"[^"]*"/g, '""'));
}

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  "</style></title><script src=//evil.example></script>",
  "javascript:alert(1)",
  "&lt;b&gt;",
  "\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007",
  "\u202egnp.exe",
  "| a | b |\n| --- | --- |",
  "# not a heading\n\n[link](http://evil.example) ![pic](http://evil.example/p.png)",
  "````\nend of fence\n````",
];

describe("a report", () => {
  it("has the same tags whatever is told in it", () => {
    const plain = structureOf(reportHtml(reportOf("word")));
    for (const word of hostile) assert.deepEqual(structureOf(reportHtml(reportOf(word))), plain, word);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        assert.deepEqual(structureOf(reportHtml(reportOf(word))), plain);
      }),
    );
  });

  it("needs nothing else and runs nothing: no script, no address, a policy that forbids both", () => {
    const html = reportHtml(reportOf("x"));
    assert.ok(!/<script|<link|<iframe|\son\w+=|url\(|@import/i.test(html));
    assert.match(html, /content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/);
  });

  it("shows what would turn text around as a sign", () => {
    for (const written of [reportHtml(reportOf("\u202ea\u0007")), reportMarkdown(reportOf("\u202ea\u0007"))])
      assert.ok(!/[\u202e\u0007]/.test(written) && written.includes("\ufffda\ufffd"));
  });

  it("is Markdown in which words stay words", () => {
    const markdown = reportMarkdown(reportOf(hostile[9]!));
    const outsideCode = markdown.replaceAll(/^(`{3,})[^]*?^\1$/gm, "");
    assert.ok(!/^# not/m.test(outsideCode.split("\n").slice(1).join("\n")));
    assert.ok(!/(?<!\\)\[link(?<!\\)\]/.test(outsideCode));
    assert.ok(!/(?<!\\)!\[/.test(outsideCode.replaceAll("!\\[", "")));
  });

  it("keeps code in its fence, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", "\n", " ") }), (text) => {
        const report = { ...reportOf("x"), blocks: [{ kind: "code", language: "text", text } as const] };
        const fence = /^(`{3,})text$/m.exec(reportMarkdown(report))![1]!;
        const inside = reportMarkdown(report).split(`${fence}text\n`)[1]!;
        assert.equal(inside.split("\n").filter((line) => line.trim() === fence).length, 1);
      }),
    );
  });

  it("draws a curve with its gap, its ends and what it is in words", () => {
    const html = reportHtml({
      ...reportOf("x"),
      blocks: [{ kind: "chart", title: "loss", curves: [{ key: "A", x: [1, 2, 3, 4], y: [4, 3, null, 1] }] }],
    });
    assert.match(html, /aria-label="loss: A 4 → 1"/);
    assert.match(html, /<path class="curve c0" d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+M[\d.]+ [\d.]+"\/>/);
    assert.match(html, /<text class="end"[^>]*>A 1<\/text>/);
    assert.equal(sparkline({ key: "", x: [1, 2, 3, 4], y: [4, 3, null, 1] }, 48), "█▆▁");
  });

  const chartOfCurves = (count: number): { readonly html: string; readonly height: number } => {
    const curves = Array.from({ length: count }, (_, index) => ({
      key: String.fromCharCode(65 + index),
      x: [1, 2],
      y: [4, -0.00123456 * (index + 1)],
    }));
    const html = reportHtml({ ...reportOf("x"), blocks: [{ kind: "chart", title: "loss", curves }] });
    return { html, height: Number(/viewBox="0 0 \d+ (\d+)"/.exec(html)?.[1]) };
  };

  it("names every curve within the picture, however low they end, and none over another", () => {
    for (const count of [4, 6, 7, 14, 36]) {
      const { html, height } = chartOfCurves(count);
      const labels = [...html.matchAll(/<text class="end" x="([\d.]+)" y="([\d.]+)">([^<]+)/g)];
      assert.equal(labels.length, count);
      const places = labels.map(([, x, y, text = ""]) => [Number(x), Number(y), text] as const);
      for (const [index, [x, y, text]] of places.entries()) {
        assert.ok(y > 0 && y < height && x + 6.4 * text.length < 680, `${count} curves: ${x} ${y} ${text}`);
        const others = places.slice(index + 1);
        assert.ok(others.every(([left, top]) => Math.abs(left - x) > 60 || Math.abs(top - y) >= 13));
      }
    }
  });

  it("draws up to 36 curves so that no two look alike", () => {
    const { html } = chartOfCurves(36);
    const styles = [...html.matchAll(/<path class="curve (c\d)(?: d(\d))?" d="M[^"]*L/g)];
    assert.equal(styles.length, 36);
    assert.equal(new Set(styles.map(([, colour, dash]) => `${colour} ${dash ?? colour?.slice(1)}`)).size, 36);
  });

  it("draws a flat curve, one of a single point, and none", () => {
    for (const y of [[1, 1, 1], [0], [], [null]]) {
      const html = reportHtml({
        ...reportOf("x"),
        blocks: [{ kind: "chart", title: "t", curves: [{ key: "", x: y.map((_, index) => index), y }] }],
      });
      assert.ok(!html.includes("NaN") && !html.includes("Infinity"));
    }
  });
});
