import { html, nothing, type TemplateResult } from "lit";
import type { ComparedView, CompareRow } from "../../../src/shared/compare/compareView";
import { stateMark } from "../details/stateMark";
import { compareCell } from "./compareCell";
import { shownRows, type CompareContext } from "./compareContext";
import { executionKey } from "./executionKey";

/** Executions as rows, fields as columns, the baseline first: so that a hundred can be read. */
export function denseTable(context: CompareContext): TemplateResult {
  const { view, strings } = context;
  const columns = view.sections.flatMap(({ name, rows }) =>
    name === "outcome" ? [] : shownRows(context, name, rows),
  );
  const order = [
    view.baseline,
    ...view.executions.map((_, index) => index).filter((index) => index !== view.baseline),
  ];
  return html`<div class="dense" role="group" tabindex="0" aria-label=${strings.title}>
    <table class="compare rows" aria-label=${strings.title}>
      <thead>
        <tr>
          <th scope="col" class="muted">${strings.execution}</th>
          <th scope="col" class="muted">${strings.state}</th>
          ${columns.map(
            ({ name, own }) =>
              html`<th scope="col"><span class=${own ? "mono" : "plain"}>${name}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${order.map((index) => denseRow(context, columns, index))}
      </tbody>
    </table>
  </div>`;
}

function denseRow(context: CompareContext, columns: readonly CompareRow[], index: number): TemplateResult {
  const { view, strings, send } = context;
  const execution: ComparedView | undefined = view.executions[index];
  if (execution === undefined) return html``;
  const { key, title, state, target } = execution;
  return html`<tr data-column=${index}>
    <th scope="row">
      <div class="who">
        ${executionKey(key, index)}
        <button type="button" class="name" @click=${() => send({ type: "openDetails", id: target.id })}>
          ${title}
        </button>
        ${index === view.baseline ? html`<span class="tag">${strings.baseline.toLowerCase()}</span>` : nothing}
      </div>
    </th>
    <td>${stateMark(state)}</td>
    ${columns.map((row) => {
      const cell = row.cells[index];
      return cell === undefined ? html`<td></td>` : compareCell(context, cell, index, true);
    })}
  </tr>`;
}
