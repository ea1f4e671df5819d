import { html, nothing, type TemplateResult } from "lit";
import type {
  CellView,
  ColumnView,
  ExecutionRowView,
  GroupRowView,
} from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { cellEditor } from "./cellEditor";
import { cellContent, cellTitle, rowNumber } from "./cells";
import { checkWidth, columnPlaces, placesInSight, totalWidth, type ColumnPlace } from "./columnPlaces";
import { headRow } from "./heads";
import { menuContext, rowActions } from "./rowActions";
import { rowHeight } from "./rowWindow";
import type { TableContext } from "./tableContext";

type Place = ColumnPlace<ColumnView>;

/** The id of the element that shows a cell. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** Heads and rows; only what is in sight is drawn. */
export function grid(context: TableContext): TemplateResult {
  const { view, sight } = context;
  const places = columnPlaces(view.columns);
  const seen = placesInSight(places, sight.scrollLeft, sight.width);
  const width = totalWidth(view.columns);
  const rows = Array.from({ length: sight.range.count }, (_, offset) => sight.range.from + offset);
  return html`${headRow(context, seen, width)}
    <div class="rows" role="rowgroup" .style=${`height:${view.rowCount * rowHeight}px;width:${width}px`}>
      ${rows.map((index) => row(context, index, seen))}
    </div>`;
}

function row(context: TableContext, index: number, places: readonly Place[]): TemplateResult {
  const data = context.rowAt(index);
  const focused = isFocused(context, index);
  const style = `top:${index * rowHeight}px`;
  if (data?.kind === "execution")
    return html`<div
      class="row execution ${data.selected ? "selected" : ""} ${focused}"
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${data.selected}
      data-row=${index}
      data-id=${data.id}
      data-vscode-context=${menuContext(context, data)}
      .style=${style}
    >
      ${executionRow(context, data, index, places)}
    </div>`;
  return html`<div
    class="row ${data === undefined ? "waiting" : "group"} ${focused}"
    role="row"
    aria-rowindex=${index + 2}
    aria-expanded=${data?.open ?? nothing}
    data-row=${index}
    .style=${style}
  >
    ${data === undefined ? waiting(context, index) : groupRow(context, data, index, places)}
  </div>`;
}

function isFocused({ focus }: TableContext, index: number): string {
  return focus.row === index ? "focused" : "";
}

function waiting({ strings }: TableContext, index: number): TemplateResult {
  return html`<span class="cell" role="gridcell" id=${cellId(index, 0)}>${strings.loadingRow}</span>`;
}

function executionRow(
  context: TableContext,
  data: ExecutionRowView,
  index: number,
  places: readonly Place[],
): TemplateResult {
  return html`<span
      class="cell check-cell pin"
      role="gridcell"
      aria-colindex="1"
      .style=${"left:0px;width:28px"}
    >
      <span
        class="check ${data.selected ? "on" : ""}"
        data-act="tick"
        role="checkbox"
        aria-checked=${String(data.selected)}
        aria-label=${context.strings.selectRow}
        >${icon("check")}</span
      >
    </span>
    ${places.map((place) => cell(context, data, index, place))}`;
}

function cell(context: TableContext, data: ExecutionRowView, index: number, place: Place): TemplateResult {
  const content = data.cells[place.index] ?? { kind: "none" };
  const title = cellTitle(content, data.detail, data.id);
  return html`<span
    class="cell ${cellClass(context, index, place)}"
    role="gridcell"
    id=${cellId(index, place.index)}
    aria-colindex=${place.index + 2}
    data-column=${place.column.id}
    title=${title}
    .style=${cellStyle(place)}
    >${innerCell(context, data, content, place.column.id)}</span
  >`;
}

function innerCell(
  context: TableContext,
  data: ExecutionRowView,
  content: CellView,
  column: string,
): TemplateResult {
  const { edit } = context;
  if (edit?.key === data.key && edit.field === column) return cellEditor(context, edit);
  const actions = column === "name" ? rowActions(context, data) : nothing;
  return html`${cellContent(content, data.id, context)}${actions}`;
}

function groupRow(
  context: TableContext,
  data: GroupRowView,
  index: number,
  places: readonly Place[],
): TemplateResult {
  const pinnedWidth = context.view.columns.reduce(
    (sum, { pinned, width }) => (pinned ? sum + width : sum),
    checkWidth,
  );
  return html`<span
      class="cell pin group-head ${context.focus.row === index ? "focus" : ""}"
      role="gridcell"
      id=${cellId(index, 0)}
      aria-colindex="1"
      data-act="fold"
      .style=${`left:0px;width:${Math.max(240, pinnedWidth)}px`}
    >
      ${icon(data.open ? "chevron-down" : "chevron-right")}
      <b class="ellipsis">${data.label ?? context.strings.emptyValue}</b>
      <span class="badge">${rowNumber(data.count)}</span>
      <span class="sums"
        >${data.states.map(
          ({ state, count }) =>
            html`<span class="sum" title=${`${count} ${state.toLowerCase()}`}
              >${stateIcon(state)}${rowNumber(count)}</span
            >`,
        )}</span
      >
    </span>
    ${places
      .filter(({ column }) => !column.pinned)
      .map(
        (place) =>
          html`<span
            class="cell ${cellClass(context, index, place)}"
            role="gridcell"
            id=${cellId(index, place.index)}
            aria-colindex=${place.index + 2}
            data-column=${place.column.id}
            .style=${cellStyle(place)}
            >${groupContent(context, data, place)}</span
          >`,
      )}`;
}

function groupContent(context: TableContext, data: GroupRowView, place: Place): TemplateResult | string {
  const content = data.cells[place.index];
  return content === undefined || content.kind === "none" ? "" : cellContent(content, "", context);
}

function cellClass({ focus }: TableContext, index: number, { column, index: at }: Place): string {
  const focused = focus.row === index && focus.column === at;
  return [column.pinned ? "pin" : "", column.numeric ? "num" : "", focused ? "focus" : ""].join(" ");
}

function cellStyle({ column, left }: Place): string {
  return `left:${left}px;width:${column.width}px`;
}
