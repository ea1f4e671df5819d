import { AnsiUp } from "ansi_up";
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

/**
 * A printed line with its colours. What the script printed is text: ansi_up escapes every character that means
 * something in HTML, writes nothing but spans with the class names of the sixteen colours, and links nothing.
 */
export function ansiText(line: string): TemplateResult | string {
  if (!line.includes("\u001b")) return line;
  const converter = new AnsiUp();
  converter.use_classes = true;
  converter.escape_html = true;
  converter.url_allowlist = {};
  return html`${unsafeHTML(converter.ansi_to_html(line).replaceAll(/ style="[^"]*"/g, ""))}`;
}

/** The same without any colour, to search in. */
export function plainText(line: string): string {
  return line.includes("\u001b") ? line.replaceAll(escapes, "") : line;
}

const escapes = new RegExp(`${String.fromCharCode(27)}(?:\\[[0-9;?]*[ -/]*[@-~]|[@-_])`, "g");
