import { html, nothing, type TemplateResult } from "lit";
import type { TableContext } from "./tableContext";

/** What stands where rows would be while there are none. */
export function emptyState({ view, strings, type }: TableContext): TemplateResult | typeof nothing {
  if (view.rowCount > 0 || view.searching) return nothing;
  if (view.total === 0)
    return html`<div class="nothing">
      <h2>${strings.emptyTitle}</h2>
      <p class="muted">${strings.emptyText}</p>
    </div>`;
  return html`<div class="nothing">
    <h2>${strings.noMatch}</h2>
    <button type="button" class="button" @click=${() => type("")}>${strings.clearFilter}</button>
  </div>`;
}
