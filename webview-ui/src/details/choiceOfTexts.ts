import { html, type TemplateResult } from "lit";
import { sectionHead } from "./controls";
import type { PageContext } from "./pageContext";
import "./sourceText";
import type { TextSource } from "./sourceText";

/** One of several texts that are read side by side. */
export interface TextChoice {
  readonly key: string;
  readonly label: string;
  readonly source: TextSource;
  /** What stands behind the heading. */
  readonly remark: string;
  readonly actions: TemplateResult;
}

/** Several texts: their names at the left, the chosen one at the right. @param group names them, and the choice among them. */
export function choiceOfTexts(
  context: PageContext,
  group: { readonly key: string; readonly label: string },
  choices: readonly TextChoice[],
  first: TextChoice,
): TemplateResult {
  const chosen = choices.find(({ key }) => key === context.choice(group.key)) ?? first;
  return html`<section class="raw">
    <nav aria-label=${group.label}>
      ${choices.map(
        ({ key, label }) =>
          html`<button
            type="button"
            class="row ${key === chosen.key ? "on" : ""}"
            aria-current=${key === chosen.key ? "true" : "false"}
            @click=${() => context.choose(group.key, key)}
          >
            ${label}
          </button>`,
      )}
    </nav>
    <div class="content">
      ${sectionHead(chosen.source.name, chosen.remark, html`<span class="links">${chosen.actions}</span>`)}
      <executions-source-text .context=${context} .source=${chosen.source}></executions-source-text>
    </div>
  </section>`;
}
