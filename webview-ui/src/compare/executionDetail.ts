import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CompareRow } from "../../../src/shared/compare/compareView";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import type { CompareContext } from "./compareContext";
import { drawnRows } from "./compareContext";
import { cappedLink } from "./cappedLink";
import { turned } from "./contentChoices";
import { contentDifference, contentTwist, differing, toleranceChoice } from "./contentRow";
import { logDifference } from "./logDifference";

/** What shows files and logs of one execution below its row. */
export function executionTwist(
  { view, strings, contents }: CompareContext,
  index: number,
): TemplateResult | typeof nothing {
  const execution = view.executions[index];
  if (execution === undefined || index === view.baseline) return html`<span class="twist-place"></span>`;
  const { id } = execution.target;
  const isOpen = contents.openedExecutions.has(id);
  const label = fill(strings.contents.showExecution, execution.key);
  return html`<button
    type="button"
    class="action"
    data-action="contents"
    aria-expanded=${String(isOpen)}
    aria-label=${label}
    title=${label}
    @click=${() => contents.choose({ openedExecutions: turned(contents.openedExecutions, id) })}
  >
    ${icon(isOpen ? "chevron-down" : "chevron-right")}
  </button>`;
}

/** Shows how the file of a row differs below the row of an execution, or no longer. */
export function turnBelow({ view, contents }: CompareContext, { key }: CompareRow, index: number): void {
  const id = view.executions[index]?.target.id;
  if (id === undefined) return;
  const isShown = contents.openedExecutions.has(id) && contents.opened.has(key);
  contents.choose({
    opened: isShown ? turned(contents.opened, key) : new Set([...contents.opened, key]),
    openedExecutions: new Set([...contents.openedExecutions, id]),
  });
}

/** How the files and logs of an opened execution differ from the baseline's. */
export function executionDetail(
  context: CompareContext,
  index: number,
  width: number,
): TemplateResult | typeof nothing {
  const { view, contents } = context;
  const execution = view.executions[index];
  if (execution === undefined || index === view.baseline) return nothing;
  if (!contents.openedExecutions.has(execution.target.id)) return nothing;
  return html`<tr class="full" data-detail=${execution.key}>
    <td colspan=${width}>
      <div class="beside">
        ${filesOf(context, index)}
        <div class="files">${logDifference(context, index)}</div>
      </div>
    </td>
  </tr>`;
}

function filesOf(context: CompareContext, index: number): TemplateResult {
  const section = context.view.sections.find(({ name }) => name === "content");
  const rows = (section?.rows ?? []).filter((row) => differing(context, row).includes(index));
  const drawn = drawnRows(context, "content", rows);
  if (rows.length === 0) return html`<p class="muted">${context.strings.contents.sameFiles}</p>`;
  return html`<div class="beside-head"><b>${section?.title}</b> ${toleranceChoice(context)}</div>
    ${repeat(
      drawn,
      ({ key }) => key,
      (row) =>
        html`<div class="beside-file" data-content=${row.key}>
          ${contentTwist(context, row)}<span class=${row.own ? "mono" : "plain"}>${row.name}</span>
          ${context.contents.opened.has(row.key) ? contentDifference(context, row, index) : nothing}
        </div>`,
    )}
    ${drawn.length < rows.length ? cappedLink(context, "content", drawn.length, rows.length) : nothing}`;
}
