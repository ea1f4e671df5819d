import { markdownHead, markdownRow, markdownText } from "../export/markdownTable";
import { chartLabel, pointsLabel } from "./chartLabel";
import { plainReportText } from "./plainReportText";
import type { ReportBlock, ReportDocument, ReportTable } from "./reportDocument";
import { sparkline } from "./sparkline";

/** Columns of a curve in letters. */
const sparkColumns = 48;

/** A report as GitHub Flavored Markdown, in pieces; curves are drawn in block letters, and pictures are named. */
export function* reportMarkdown({ title, subtitle, blocks }: ReportDocument): Generator<string, void> {
  yield plainReportText(`# ${markdownText(title)}\n\n${markdownText(subtitle)}`);
  for (const block of blocks) yield `\n\n${plainReportText(blockMarkdown(block))}`;
  yield "\n";
}

function blockMarkdown(block: ReportBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${markdownText(block.text)}`;
    case "text":
      return block.text.split("\n").map(markdownText).join("  \n");
    case "facts":
      return block.facts
        .map(
          ({ label, value }) => `- ${markdownText(label)}: ${value.split("\n").map(markdownText).join("; ")}`,
        )
        .join("\n");
    case "table":
      return tableMarkdown(block);
    case "code":
      return fenced(block.language, block.text);
    case "chart":
      return fenced(
        "text",
        [chartLabel(block), ...block.curves.map((curve) => `${sparkline(curve, sparkColumns)} ${curve.key}`)]
          .map((line) => line.trimEnd())
          .join("\n"),
      );
    case "points":
      return markdownText(pointsLabel(block));
    case "image":
      return markdownText(block.name);
  }
}

function tableMarkdown({ heads, rows, note }: ReportTable): string {
  const table = markdownHead(heads) + rows.map(markdownRow).join("");
  return note === null ? table.trimEnd() : `${table}\n${markdownText(note)}`;
}

/** The fence is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
