import { html, type TemplateResult } from "lit";
import { parseMarkdown, type Block, type Inline } from "../../../src/shared/markdown";

/** A note as it is meant to look. */
export function noteText(note: string): TemplateResult {
  return html`<div class="note">${parseMarkdown(note).map(blockOf)}</div>`;
}

function blockOf(block: Block): TemplateResult {
  switch (block.kind) {
    case "heading":
      return html`<p><b>${lineOf(block.content)}</b></p>`;
    case "code":
      return html`<pre class="mono" tabindex="0">${block.text}</pre>`;
    case "quote":
      return html`<blockquote>${linesOf(block.lines)}</blockquote>`;
    case "paragraph":
      return html`<p>${linesOf(block.lines)}</p>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${lineOf(item)}</li>`);
      return block.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
  }
}

/** Whoever breaks a line in a note means it. */
function linesOf(lines: readonly (readonly Inline[])[]): unknown[] {
  return lines.flatMap((line, index) => (index === 0 ? [lineOf(line)] : [html`<br />`, lineOf(line)]));
}

function lineOf(line: readonly Inline[]): unknown[] {
  return line.map((part) => {
    switch (part.kind) {
      case "text":
        return part.text;
      case "strong":
        return html`<b>${part.text}</b>`;
      case "emphasis":
        return html`<i>${part.text}</i>`;
      case "code":
        return html`<code class="mono">${part.text}</code>`;
      case "link":
        return html`<a href=${part.href}>${part.text}</a>`;
    }
  });
}
