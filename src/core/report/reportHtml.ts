import { chartSvg } from "./chartSvg";
import { chartLabel, pointsLabel } from "./chartLabel";
import { escapeHtml } from "./escapeHtml";
import { pointsSvg } from "./pointsSvg";
import { reportCss } from "./reportCss";
import type { ReportBlock, ReportDocument, ReportFact, ReportTable } from "./reportDocument";

/**
 * A report as one HTML file that needs nothing else, in pieces: no script, no address; its own policy forbids both.
 * What a script printed or named is text.
 */
export function* reportHtml(report: ReportDocument): Generator<string, void> {
  yield `<!doctype html>
<html lang="${escapeHtml(report.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<style>${reportCss}</style>
</head>
<body>
<main>
<h1>${escapeHtml(report.title)}</h1>
<p class="subtitle">${escapeHtml(report.subtitle)}</p>
`;
  for (const block of report.blocks) yield `${blockHtml(block)}\n`;
  yield `</main>
</body>
</html>
`;
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case "text":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "facts":
      return `<dl>${block.facts.map(factHtml).join("")}</dl>`;
    case "table":
      return tableHtml(block);
    case "code":
      return `<pre>${block.language === "diff" ? diffHtml(block.text) : escapeHtml(block.text)}</pre>`;
    case "chart":
      return `<figure><figcaption>${escapeHtml(block.title)}</figcaption>${chartSvg(block, chartLabel(block))}</figure>`;
    case "points":
      return `<figure><figcaption>${escapeHtml(block.title)}</figcaption>${pointsSvg(block.chart, pointsLabel(block))}</figure>`;
    case "image":
      return `<figure><figcaption>${escapeHtml(block.name)}</figcaption><img alt="${escapeHtml(block.name)}" src="data:${escapeHtml(block.mediaType)};base64,${escapeHtml(block.base64)}"></figure>`;
  }
}

function factHtml({ label, value, isCode = false }: ReportFact): string {
  return `<dt>${escapeHtml(label)}</dt><dd${isCode ? ' class="code"' : ""}>${escapeHtml(value)}</dd>`;
}

/** Up to these lengths a cell is broken nowhere, or between words alone: its column does not give way to wider ones. */
const lengths = { brief: 12, short: 24 };

function tableHtml({ heads, rows, note, isEven = false }: ReportTable): string {
  const cell = (name: "th" | "td", text: string, index: number): string => {
    const side = heads[index]?.right === true ? "right" : "left";
    const { length } = text;
    const width = length <= lengths.brief ? "brief" : length <= lengths.short ? "short" : "long";
    return `<${name}${name === "th" ? ' scope="col"' : ""} class="${side} ${width}">${escapeHtml(text)}</${name}>`;
  };
  const head = heads.map(({ title }, index) => cell("th", title, index)).join("");
  const body = rows
    .map((cells) => `<tr>${cells.map((text, index) => cell("td", text, index)).join("")}</tr>`)
    .join("\n");
  const left = note === null ? "" : `<p class="note">${escapeHtml(note)}</p>`;
  return `<table${isEven ? ' class="even"' : ""}><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${left}`;
}

function diffHtml(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const kind = /^\+(?!\+\+ )/.test(line) ? "add" : /^-(?!-- )/.test(line) ? "del" : "as-is";
      return `<span class="${kind}">${line === "" ? " " : escapeHtml(line)}</span>`;
    })
    .join("");
}
