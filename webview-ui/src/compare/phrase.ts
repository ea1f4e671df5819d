import { html, type TemplateResult } from "lit";
import { format } from "../../../src/shared/format";
import type { CauseView } from "../../../src/shared/compare/compareView";

/** A sentence with what a reader looks for in bold; it names what scripts named, which turns nothing of the sentence. */
export function phrase(parts: CauseView["phrase"]): TemplateResult {
  return html`${parts.map(({ text, strong }) => {
    const said = format.printed(text);
    return strong ? html`<b>${said}</b>` : said;
  })}`;
}
