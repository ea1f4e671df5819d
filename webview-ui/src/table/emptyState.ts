import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { link } from "../details/controls";
import type { ReadingView } from "../../../src/shared/table/tableView";
import { ofTotal, rowNumber } from "./cells";
import type { TableContext } from "./tableContext";

/** So many terms are told of. */
const mostTold = 2;

/** What stands where rows would be while there are none. */
export function emptyState(context: TableContext): TemplateResult | typeof nothing {
  const { view } = context;
  if (view.rowCount > 0 || view.searching || (view.total === 0 && view.unreadable !== null)) return nothing;
  if (view.total > 0) return view.reading === null ? noMatch(context) : noMatchYet(context, view.reading);
  return view.reading === null ? nothingYet(context) : stillReading(context);
}

function nothingYet({ strings, send }: TableContext): TemplateResult {
  return html`<div class="nothing" data-part="nothing-yet">
    <h2>${strings.emptyTitle}</h2>
    <p class="muted">${strings.emptyText} ${link(strings.emptyBegin, () => send({ type: "begin" }))}</p>
  </div>`;
}

function stillReading({ strings }: TableContext): TemplateResult {
  return html`<div class="nothing" data-part="still-reading">
    <h2>${strings.readingTitle}</h2>
    <p class="muted">${strings.readingText}</p>
  </div>`;
}

/** Those that match may be among those that were not read. */
function noMatchYet(
  { strings, type, send }: TableContext,
  { read, total, isCancelled }: ReadingView,
): TemplateResult {
  const told = isCancelled ? strings.readingCancelled : strings.stillReading;
  return html`<div class="nothing" data-part="no-match-yet">
    <h2>${strings.noMatchYet}</h2>
    <p class="muted tnum">${ofTotal(told, read, total)}</p>
    <div class="buttons">
      ${
        isCancelled
          ? html`<button
              type="button"
              class="button"
              @click=${() => send({ type: "reading", verb: "resume" })}
            >
              ${strings.readingResume}
            </button>`
          : nothing
      }
      <button type="button" class="button secondary" @click=${() => type("")}>${strings.clearFilter}</button>
    </div>
  </div>`;
}

/** What would be found without the terms that exclude most. */
function noMatch({ view, strings, type, send }: TableContext): TemplateResult {
  const [first] = view.leftOut;
  return html`<div class="nothing" data-part="no-match">
    <h2>${strings.noMatch}</h2>
    ${
      first === undefined
        ? nothing
        : html`<p class="muted">
            ${view.leftOut
              .slice(0, mostTold)
              .map(({ term, count }) => fill(strings.withoutTerm, term, rowNumber(count)))
              .join(" ")}
          </p>`
    }
    <div class="buttons">
      <button type="button" class="button" @click=${() => type("")}>${strings.clearFilter}</button>
      ${
        first === undefined
          ? nothing
          : html`<button
              type="button"
              class="button secondary"
              data-act="leave-out"
              @click=${() => send({ type: "query", text: first.query })}
            >
              ${fill(strings.removeTerm, first.term)}
            </button>`
      }
    </div>
  </div>`;
}
