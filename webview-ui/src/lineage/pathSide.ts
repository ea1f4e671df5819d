import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { PathView } from "../../../src/shared/lineage/pathView";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import type { LineageContext } from "./lineageContext";
import type { PathChoice } from "./pathChoice";

/** A path step by step, or what is to be done to choose its other end. */
export function pathSide(context: LineageContext, path: PathChoice): TemplateResult {
  const { strings, endPath } = context;
  const title =
    path.view === null
      ? fill(strings.pathFrom, path.fromLabel)
      : fill(strings.pathBetween, path.view.from, path.view.to);
  return html`<aside aria-label=${title}>
    <div class="title">
      <h2>${title}</h2>
      <span class="grow"></span>
      ${iconButton("close", strings.close, endPath)}
    </div>
    ${path.to === null ? choice(context, path) : path.view === null ? nothing : steps(context, path, path.view)}
  </aside>`;
}

function choice({ strings, details, pathTo }: LineageContext, { from }: PathChoice): TemplateResult {
  const end = details === null || details.id === from ? null : details;
  return html`<p class="muted" role="status">${strings.choosePathEnd}</p>
    ${
      end === null
        ? nothing
        : html`<div class="deeds">
            <button type="button" class="button primary" @click=${() => pathTo(end.id)}>
              ${fill(strings.endHere, end.label)}
            </button>
          </div>`
    }`;
}

function steps(
  { strings, select, beginPath }: LineageContext,
  { from }: PathChoice,
  view: PathView,
): TemplateResult {
  return html`<p role="status">${view.sentence}</p>
    <div class="deeds">
      <button type="button" class="button" @click=${() => beginPath(from)}>${strings.otherEnd}</button>
    </div>
    <ol class="path">
      ${view.steps.map(
        ({ node, shownAs, relation, label, fact, icon: name }) =>
          html`<li>
            ${icon(name)}
            <span class="step-words">
              <button
                type="button"
                class="ellipsis"
                title=${label}
                @click=${() => select(shownAs ?? node, true)}
              >
                ${label}
              </button>
              <span class="muted small">${relation}</span>
            </span>
            <span class="muted small fact">${fact}</span>
          </li>`,
      )}
    </ol>`;
}
