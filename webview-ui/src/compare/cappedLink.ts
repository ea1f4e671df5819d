import { html, type TemplateResult } from "lit";
import type { CompareSectionName } from "../../../src/shared/compare/compareView";
import { fill } from "../../../src/shared/format";
import type { CompareContext } from "./compareContext";
import { turned } from "./contentChoices";

/** Says how many fields of a section are drawn, and draws all of them on wish. */
export function cappedLink(
  { strings, contents }: CompareContext,
  name: CompareSectionName,
  drawn: number,
  shown: number,
): TemplateResult {
  const { capped, showAll } = strings.contents;
  return html`<span class="muted">${fill(capped, drawn, shown)}</span>
    <button
      type="button"
      class="link"
      data-action="showAll"
      @click=${() => contents.choose({ uncapped: turned(contents.uncapped, name) })}
    >
      ${fill(showAll, shown)}
    </button>`;
}
