import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { QueryBarContext } from "./queryBar";

/** The chosen one is seen, however long the list is. */
function bringToSight(item: Element | undefined): void {
  item?.scrollIntoView({ block: "nearest" });
}

/** What may stand at the caret of the query, under its box. */
export function completionList({
  completion,
  completer,
  strings,
}: QueryBarContext): TemplateResult | typeof nothing {
  if (completion === null) return nothing;
  const take = (event: Event, index: number): void => {
    event.preventDefault();
    const input = document.querySelector<HTMLInputElement>("#query");
    if (input !== null) completer.take(input, index);
  };
  return html`<div class="menu completion" id="completion" role="listbox" aria-label=${strings.queryLabel}>
    ${completion.items.map(
      ({ label, detail }, index) =>
        html`<div
          class="item ${index === completion.chosen ? "chosen" : ""}"
          id="completion-${index}"
          role="option"
          aria-selected=${index === completion.chosen}
          ${ref(index === completion.chosen ? bringToSight : undefined)}
          @pointerdown=${(event: Event) => take(event, index)}
        >
          <span class="mono ellipsis">${label}</span><span class="grow"></span
          ><span class="muted small ellipsis">${detail}</span>
        </div>`,
    )}
  </div>`;
}
