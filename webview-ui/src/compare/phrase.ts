import { html, type TemplateResult } from "lit";
import type { CauseView } from "../../../src/shared/compare/compareView";

/** A sentence with what a reader looks for in bold. */
export function phrase(parts: CauseView["phrase"]): TemplateResult {
  return html`${parts.map(({ text, strong }) => (strong ? html`<b>${text}</b>` : text))}`;
}
