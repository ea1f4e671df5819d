import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { CellView, ExecutionRowView } from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { cellEditor } from "./cellEditor";
import { cellContent, cellTitle } from "./cells";
import { columnPlaces, pinnedAt, placesInSight, totalWidth } from "./columnPlaces";
import { groupRow } from "./groupRow";
import { headRow, type Heads } from "./heads";
import { menuContext, rowActions } from "./rowActions";
import { cellClass, cellId, cellStyle, type Spot } from "./rowCells";
import { rowHeight } from "./rowWindow";
import type { TableContext } from "./tableContext";
import { tierBegins, tiersOf } from "./tiers";

/** Heads and rows; only what is in sight is drawn. */
export function grid(context: TableContext): TemplateResult {
  const { view, sight, strings } = context;
  const places = columnPlaces(pinnedAt(view.columns, sight.width));
  const width = totalWidth(view.columns);
  const heads: Heads = {
    places: placesInSight(places, sight.scrollLeft, sight.width),
    tiers: tiersOf(places, strings),
    begins: tierBegins(places, strings),
    lastPinned: places.findLastIndex(({ column }) => column.pinned),
    pinnedWidth: places.find(({ column }) => !column.pinned)?.left ?? width,
    width,
  };
  const { from, count } = sight.range;
  const rows = Array.from({ length: count }, (_, offset) => from + offset);
  const elements = elementsFor(count);
  // Of many columns others are drawn as one scrolls to the side, but not at each step.
  const drawn = heads.places.map(({ index }) => index).join();
  return html`${headRow(context, heads)}
    <div class="rows" role="rowgroup" .style=${`height:${view.rowCount * rowHeight}px;width:${width}px`}>
      ${repeat(
        rows,
        (index) => index % elements,
        (index) => guard([drawn, ...rowParts(context, index)], () => row(context, index, heads)),
      )}
    </div>`;
}

/** Elements for so many rows: one that leaves at one end serves at the other, and those between stay as they are. */
function elementsFor(rows: number): number {
  return Math.ceil(rows / 32) * 32;
}

/** All that a row is drawn from: while that is the same it is not drawn again. */
function rowParts({ view, sight, focus, edit, now, rowAt }: TableContext, index: number): unknown[] {
  const data = rowAt(index);
  return [
    index,
    data,
    view,
    now,
    sight.width,
    focus.row === index ? focus.column : null,
    edit !== null && edit.key === data?.key ? edit : null,
  ];
}

function row(context: TableContext, index: number, heads: Heads): TemplateResult {
  const data = context.rowAt(index);
  const focused = isFocused(context, index);
  const style = `top:${index * rowHeight}px`;
  if (data?.kind === "execution")
    return html`<div
      class="row execution ${data.selected ? "selected" : ""} ${focused}"
      role="row"
      aria-rowindex=${index + 2}
      aria-level=${context.view.group === null ? nothing : 2}
      aria-selected=${data.selected}
      data-row=${index}
      data-id=${data.id}
      data-vscode-context=${menuContext(context, data)}
      .style=${style}
    >
      ${executionRow(context, data, index, heads)}
    </div>`;
  return html`<div
    class="row ${data === undefined ? "waiting" : "group"} ${focused}"
    role="row"
    aria-rowindex=${index + 2}
    aria-level=${data === undefined ? nothing : 1}
    aria-expanded=${data?.open ?? nothing}
    data-row=${index}
    .style=${style}
  >
    ${data === undefined ? waiting(context, index) : groupRow(context, data, index, heads)}
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
  heads: Heads,
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
    ${repeat(
      heads.places,
      ({ column }) => column.id,
      (place) => cell(context, data, index, { place, heads }),
    )}`;
}

function cell(context: TableContext, data: ExecutionRowView, index: number, spot: Spot): TemplateResult {
  const { place } = spot;
  const content = data.cells[place.index] ?? { kind: "none" };
  const title = cellTitle(content, data.detail, data.id, context.strings);
  return html`<span
    class="cell ${cellClass(context, index, spot)}"
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
