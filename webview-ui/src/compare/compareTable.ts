import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type {
  ComparedView,
  CompareRow,
  CompareSection,
  CompareSectionName,
} from "../../../src/shared/compare/compareView";
import { compareCells } from "../../../src/shared/compare/compareCells";
import { fill } from "../../../src/shared/format";
import { choice } from "../dashboard/choice";
import { icon } from "../details/icon";
import { stateMark } from "../details/stateMark";
import { cappedLink } from "./cappedLink";
import { compareCharts } from "./compareCharts";
import { codeFilesOf } from "./codeDiff";
import { compareCell } from "./compareCell";
import { denseFrom, drawnRows, shownRows, type CompareContext } from "./compareContext";
import { contentDetail, contentTwist, toleranceChoice } from "./contentRow";
import { executionKey } from "./executionKey";
import { headActions } from "./headActions";
import { logDifferences } from "./logDifference";

/** Fields as rows, executions as columns. */
export function compareTable(context: CompareContext): TemplateResult {
  const { view, strings } = context;
  const bodies = view.sections.map((section) => sectionBody(context, section));
  const isEmpty = bodies.every((body) => body === nothing);
  return html`<table
      class="compare ${view.executions.length < denseFrom ? "" : "many"}"
      aria-label=${strings.title}
    >
      <thead>
        <tr>
          <th scope="col" class="muted">${strings.field}</th>
          ${view.executions.map((execution, index) => columnHead(context, execution, index))}
        </tr>
      </thead>
      ${bodies}
    </table>
    ${isEmpty ? html`<p class="empty">${strings.noMatch}</p>` : nothing}`;
}

function columnHead(context: CompareContext, execution: ComparedView, index: number): TemplateResult {
  const { view, strings, send } = context;
  const { key, title, state, facts, target } = execution;
  const { id } = target;
  const isBaseline = index === view.baseline;
  return html`<th scope="col" data-column=${index}>
    <div class="who">
      ${executionKey(key, index)}
      <button
        type="button"
        class="name"
        title=${fill(strings.openDetails, title)}
        @click=${() => send({ type: "openDetails", id })}
      >
        ${title}
      </button>
      ${isBaseline ? html`<span class="tag">${strings.baseline.toLowerCase()}</span>` : nothing}
      <span class="grow"></span>
      ${headActions(context, index)}
    </div>
    <div class="facts" title=${facts}>
      ${stateMark(state)}<span class="muted tnum">${facts === "" ? nothing : ` · ${facts}`}</span>
    </div>
  </th>`;
}

function sectionBody(context: CompareContext, section: CompareSection): TemplateResult | typeof nothing {
  const { view, folded } = context;
  const { name, rows } = section;
  const shown = shownRows(context, name, rows);
  const differing = rows.filter(({ differs }) => differs).length;
  if (!isWanted(context, name, differing, shown.length)) return nothing;
  const isOpen = !folded.has(name);
  const width = view.executions.length + 1;
  const drawn = drawnRows(context, name, shown);
  return html`<tbody data-section=${name}>
    ${sectionHead(context, section, { isOpen, differing, width })}
    ${
      isOpen
        ? html`${repeat(
            drawn,
            ({ key }) => key,
            (row) => tableRow(context, name, row, width),
          )}
          ${below(context, name, width)}
          ${
            drawn.length < shown.length
              ? html`<tr class="more">
                  <td colspan=${width}>${cappedLink(context, name, drawn.length, shown.length)}</td>
                </tr>`
              : nothing
          }
          ${sameLink(context, section, rows.length - differing, width)}`
        : nothing
    }
  </tbody>`;
}

/** Code, logs and charts tell more than their rows. While a field is looked for only what was found is told. */
function isWanted(
  { wanted }: CompareContext,
  name: CompareSectionName,
  differing: number,
  shown: number,
): boolean {
  if (name === "code" || name === "logs" || shown > 0) return true;
  return wanted === "" && (differing > 0 || name === "metrics");
}

/** What stands below the rows of a section. */
function below(
  context: CompareContext,
  name: CompareSectionName,
  width: number,
): TemplateResult | typeof nothing {
  switch (name) {
    case "code":
      return fullRow(codeFilesOf(context), width);
    case "logs":
      return fullRow(logDifferences(context), width);
    case "metrics":
      return fullRow(compareCharts(context), width);
    default:
      return nothing;
  }
}

interface SectionFacts {
  readonly isOpen: boolean;
  readonly differing: number;
  readonly width: number;
}

function sectionHead(
  context: CompareContext,
  { name, title, rows }: CompareSection,
  { isOpen, differing, width }: SectionFacts,
): TemplateResult {
  const { strings, fold } = context;
  return html`<tr class="section">
    <th scope="rowgroup" colspan=${width}>
      <div class="section-head">
        <button type="button" class="twist" aria-expanded=${String(isOpen)} @click=${() => fold(name)}>
          ${icon(isOpen ? "chevron-down" : "chevron-right")}<b>${title}</b>
        </button>
        ${rows.length === 0 ? nothing : html`<span class="muted tnum">${fill(strings.differ, differing, rows.length)}</span>`}
        <span class="grow"></span>
        ${name === "metrics" ? statisticChoice(context) : nothing}
        ${name === "content" ? toleranceChoice(context) : nothing}
      </div>
    </th>
  </tr>`;
}

function statisticChoice({ view, strings, send }: CompareContext): TemplateResult {
  const { last, best } = strings.statistics;
  const options = [
    { value: "last", label: last },
    { value: "best", label: best },
  ];
  const choose = (value: string): void => send({ type: "statistic", of: value === "best" ? "best" : "last" });
  return html`<button
      type="button"
      class="action text"
      data-action="curves"
      @click=${() => send({ type: "curves" })}
    >
      ${icon("graph-line")}${strings.showCurves}</button
    >${choice(strings.statistic, options, view.statistic, choose)}`;
}

function tableRow(
  context: CompareContext,
  section: CompareSectionName,
  row: CompareRow,
  width: number,
): TemplateResult {
  const isContent = section === "content";
  return html`<tr data-row=${row.key}>
      <th scope="row" title=${row.name}>
        ${isContent ? contentTwist(context, row) : nothing}<span class=${row.own ? "mono" : "plain"}
          >${row.name}</span
        >${row.remark === "" ? nothing : html` <span class="muted small">${row.remark}</span>`}
      </th>
      ${compareCells(row, context.view.baseline).map((cell, index) => compareCell(context, cell, index))}
    </tr>
    ${isContent ? contentDetail(context, row, width) : nothing}`;
}

function fullRow(content: TemplateResult | typeof nothing, width: number): TemplateResult {
  return html`<tr class="full">
    <td colspan=${width}>${content}</td>
  </tr>`;
}

function sameLink(
  context: CompareContext,
  { name }: CompareSection,
  same: number,
  width: number,
): TemplateResult | typeof nothing {
  const { view, strings, unfolded, showSame, wanted } = context;
  if (same === 0 || wanted !== "" || !view.onlyDifferences || unfolded.has(name)) return nothing;
  return html`<tr class="more">
    <td colspan=${width}>
      <button type="button" class="link" @click=${() => showSame(name)}>
        ${fill(strings.showSame, same)}
      </button>
    </td>
  </tr>`;
}
