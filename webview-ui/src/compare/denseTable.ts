import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ComparedView, CompareRow, CompareSectionName } from "../../../src/shared/compare/compareView";
import { compareCells } from "../../../src/shared/compare/compareCells";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import { stateMark } from "../details/stateMark";
import { cappedLink } from "./cappedLink";
import { compareCell } from "./compareCell";
import { drawnColumns, firstRows, shownRows, type CompareContext } from "./compareContext";
import { executionDetail, executionTwist } from "./executionDetail";
import { executionKey } from "./executionKey";
import { headActions } from "./headActions";

/** A section with those of its fields that are shown. */
interface ColumnGroup {
  readonly name: CompareSectionName;
  readonly title: string;
  /** Those that are drawn of so many. */
  readonly rows: readonly CompareRow[];
  readonly shown: number;
}

interface Column {
  readonly section: CompareSectionName;
  readonly row: CompareRow;
}

/** Executions as rows, fields as columns below their sections, the baseline first: so that a hundred can be read. */
export function denseTable(context: CompareContext): TemplateResult {
  const { view, strings, isFirst } = context;
  const groups = columnGroups(context);
  const columns = groups.flatMap(({ name, rows }) => rows.map((row) => ({ section: name, row })));
  return html`<div class="dense" role="group" tabindex="0" aria-label=${strings.title}>
      <table class="compare rows" aria-label=${strings.title}>
        <thead>
          <tr class="groups">
            <td></td>
            <td></td>
            ${groups.map(
              ({ name, title, rows }) =>
                html`<th scope="colgroup" colspan=${rows.length} data-section=${name} tabindex="-1">
                  ${title}
                </th>`,
            )}
          </tr>
          <tr>
            ${executionHead(context)}
            <th scope="col" class="muted">${strings.state}</th>
            ${columns.map(({ row }) => columnHead(context, row))}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            isFirst ? view.order.slice(0, firstRows) : view.order,
            (index) => view.executions[index]?.target.id,
            (index) =>
              html`${denseRow(context, columns, index)}${executionDetail(context, index, columns.length + 2)}`,
          )}
        </tbody>
      </table>
    </div>
    ${groups.map(({ name, title, rows, shown }) =>
      rows.length < shown && !isFirst
        ? html`<p class="legend">${title}: ${cappedLink(context, name, rows.length, shown)}</p>`
        : nothing,
    )}
    ${columns.length === 0 ? html`<p class="empty">${strings.noMatch}</p>` : legend(context)}`;
}

function columnGroups(context: CompareContext): readonly ColumnGroup[] {
  return context.view.sections.flatMap(({ name, title, rows }) => {
    const shown = name === "outcome" ? [] : shownRows(context, name, rows);
    const drawn = drawnColumns(context, name, shown);
    return shown.length === 0 ? [] : [{ name, title, rows: drawn, shown: shown.length }];
  });
}

/** Puts the rows back into the order of their letters. */
function executionHead({ view, strings, send }: CompareContext): TemplateResult {
  if (view.sort === null) return html`<th scope="col" class="muted">${strings.execution}</th>`;
  return html`<th scope="col" class="muted">
    <button
      type="button"
      class="sort"
      title=${strings.asListed}
      aria-description=${strings.asListed}
      @click=${() => send({ type: "sort", field: "" })}
    >
      <span>${strings.execution}</span>
    </button>
  </th>`;
}

function columnHead({ view, strings, send }: CompareContext, row: CompareRow): TemplateResult {
  const { key, name, own, remark, field } = row;
  const title = [fill(strings.sortBy, name), remark].filter((part) => part !== "").join(", ");
  const isNumber = field.values.some((value) => typeof value === "number");
  const sorted = view.sort?.column === key ? (view.sort.descending ? "descending" : "ascending") : "none";
  return html`<th scope="col" class=${isNumber ? "num" : ""} aria-sort=${sorted} data-field=${key}>
    <button
      type="button"
      class="sort"
      title=${title}
      aria-description=${title}
      @click=${() => send({ type: "sort", field: key })}
    >
      ${sorted === "none" ? nothing : icon(sorted === "ascending" ? "arrow-up" : "arrow-down")}<span
        class=${own ? "mono" : "plain"}
        >${name}</span
      >
    </button>
  </th>`;
}

function denseRow(context: CompareContext, columns: readonly Column[], index: number): TemplateResult {
  const { view, strings, send } = context;
  const execution: ComparedView | undefined = view.executions[index];
  if (execution === undefined) return html``;
  const { key, title, state, target } = execution;
  const isBaseline = index === view.baseline;
  return html`<tr data-column=${index} class=${isBaseline ? "reference" : ""}>
    <th scope="row">
      <div class="who">
        ${executionTwist(context, index)} ${executionKey(key, index)}
        <button type="button" class="name" @click=${() => send({ type: "openDetails", id: target.id })}>
          ${title}
        </button>
        ${isBaseline ? html`<span class="tag">${strings.baseline.toLowerCase()}</span>` : nothing}
        <span class="grow"></span>${headActions(context, index)}
      </div>
    </th>
    <td>${stateMark(state)}</td>
    ${columns.map(({ section, row }) => {
      const cell = compareCells(row, view.baseline)[index];
      return cell === undefined
        ? html`<td></td>`
        : compareCell(context, cell, index, { section, key: row.key });
    })}
  </tr>`;
}

/** What the marks say, and the way to the fields that are the same. */
function legend({ view, strings, wanted, send }: CompareContext): TemplateResult {
  const same = view.fields - view.differing;
  const isLeftOut = view.onlyDifferences && wanted === "" && same > 0;
  return html`<p class="legend muted">
    ${strings.legend}
    ${
      isLeftOut
        ? html`<button
            type="button"
            class="link"
            @click=${() => send({ type: "onlyDifferences", on: false })}
          >
            ${fill(strings.showSame, same)}
          </button>`
        : nothing
    }
  </p>`;
}
