import { html, nothing, type TemplateResult } from "lit";
import type { CompareContext } from "./compareContext";
import { phrase } from "./phrase";

/** What the telling metric changes with, each a way to where the page shows it. */
export function movesLine({ view, goTo }: CompareContext): TemplateResult | typeof nothing {
  if (view.moves === null) return nothing;
  const { lead, moved, more } = view.moves;
  return html`<p class="moves muted">
    ${phrase(lead)}
    ${moved.map(
      ({ name, range, effect, section, field }, index) =>
        html`${index === 0 ? nothing : " · "}<button
            type="button"
            class="link"
            @click=${() => goTo({ section, field })}
          >
            ${name}</button
          >${range === "" ? nothing : html` <span class="tnum range">${range}</span>`}
          <span class="tnum">${effect}</span>`,
    )}${more === "" ? nothing : html` · <span class="tnum">${more}</span>`}
  </p>`;
}
