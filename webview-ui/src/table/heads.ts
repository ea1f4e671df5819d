import { html, nothing, type TemplateResult } from "lit";
import type { ColumnView } from "../../../src/shared/table/tableView";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import type { ColumnPlace } from "./columnPlaces";
import { columnKind, columnTitle } from "./columnTitle";
import type { TableContext } from "./tableContext";

/** The heads of the columns: pressed they sort, dragged they move, at their right edge they are made wider. */
export function headRow(
  context: TableContext,
  places: readonly ColumnPlace<ColumnView>[],
  width: number,
): TemplateResult {
  return html`<div class="heads" role="rowgroup" .style=${`width:${width}px`}>
    <div class="head-row" role="row" aria-rowindex="1">
      <span
        class="cell head check-cell pin"
        role="columnheader"
        aria-colindex="1"
        .style=${"left:0px;width:28px"}
      >
        ${allCheck(context)}
      </span>
      ${places.map((place) => head(context, place))}
    </div>
  </div>`;
}

function allCheck({ view, strings }: TableContext): TemplateResult {
  const count = view.selection === null ? 0 : view.selection.count - view.selection.hidden;
  const all = count > 0 && count === view.matching;
  const state = all ? "true" : count > 0 ? "mixed" : "false";
  return html`<span
    class="check ${all ? "on" : count > 0 ? "mixed" : ""}"
    data-act="tick-all"
    role="checkbox"
    aria-checked=${state}
    aria-label=${strings.selectAll}
    title=${strings.selectAll}
    >${icon(all ? "check" : "dash")}</span
  >`;
}

function head(context: TableContext, { column, index, left }: ColumnPlace<ColumnView>): TemplateResult {
  const { strings } = context;
  const title = columnTitle(column.id, strings);
  return html`<span
    class="cell head ${headClass(context, column, index)}"
    role="columnheader"
    id="cell--1-${index}"
    aria-colindex=${index + 2}
    aria-sort=${column.sortPlace === null ? nothing : column.descending ? "descending" : "ascending"}
    data-column=${column.id}
    data-head=${index}
    draggable="true"
    title=${`${columnKind(column.id, strings)}: ${title}. ${strings.sortHint}`}
    .style=${`left:${left}px;width:${column.width}px`}
  >
    <span class="ellipsis">${title}</span>
    ${betterMark(context, column)} ${sortMark(context, column)}
    <span class="edge" data-edge=${index} title=${fill(strings.resize, title)}></span>
  </span>`;
}

function headClass({ focus }: TableContext, column: ColumnView, index: number): string {
  return [
    column.pinned ? "pin" : "",
    column.numeric ? "num" : "",
    column.sortPlace === null ? "" : "sorted",
    focus.row === -1 && focus.column === index ? "focus" : "",
  ].join(" ");
}

function betterMark({ strings }: TableContext, { better }: ColumnView): TemplateResult | typeof nothing {
  if (better === null) return nothing;
  return html`<i class="better">${better === "max" ? strings.aggregateMax : strings.aggregateMin}</i>`;
}

/** The arrow, and with several columns the place among them. */
function sortMark({ view }: TableContext, column: ColumnView): TemplateResult | typeof nothing {
  if (column.sortPlace === null) return nothing;
  const several = view.columns.filter(({ sortPlace }) => sortPlace !== null).length > 1;
  const place = several ? html`<sub>${column.sortPlace}</sub>` : nothing;
  return html`${icon(column.descending ? "arrow-down" : "arrow-up")}${place}`;
}
