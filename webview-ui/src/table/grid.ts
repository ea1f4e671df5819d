import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type {
  CellView,
  ColumnView,
  ExecutionRowView,
  GroupRowView,
} from "../../../src/shared/table/tableView";
import { format } from "../../../src/shared/format";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { cellEditor } from "./cellEditor";
import { cellContent, cellTitle, rowNumber } from "./cells";
import {
  checkWidth,
  columnPlaces,
  pinnedAt,
  placesInSight,
  totalWidth,
  type ColumnPlace,
} from "./columnPlaces";
import { headRow, type Heads } from "./heads";
import { menuContext, rowActions } from "./rowActions";
import { rowHeight } from "./rowWindow";
import type { TableContext } from "./tableContext";
import { tierBegins, tiersOf } from "./tiers";

type Place = ColumnPlace<ColumnView>;

/** The id of the element that shows a cell. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

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

interface Spot {
  readonly place: Place;
  readonly heads: Heads;
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

function groupRow(context: TableContext, data: GroupRowView, index: number, heads: Heads): TemplateResult {
  const pinnedWidth = heads.places.reduce(
    (sum, { column: { pinned, width } }) => (pinned ? sum + width : sum),
    checkWidth,
  );
  return html`<span
      class="cell check-cell pin"
      role="gridcell"
      aria-colindex="1"
      .style=${`left:0px;width:${checkWidth}px`}
      >${groupCheck(context, data)}</span
    >
    <span
      class="cell pin last group-head ${context.focus.row === index ? "focus" : ""}"
      role="gridcell"
      id=${cellId(index, 0)}
      aria-colindex="2"
      data-act="fold"
      .style=${`left:${checkWidth}px;width:${Math.max(212, pinnedWidth - checkWidth)}px`}
    >
      ${icon(data.open ? "chevron-down" : "chevron-right")}
      <b class="ellipsis">${data.label ?? context.strings.emptyValue}</b>
      <span class="badge">${rowNumber(data.count)}</span>
      <span class="sums"
        >${data.states.map(
          ({ state, count }) =>
            html`<span class="sum" title=${`${rowNumber(count)} ${format.state(state).toLowerCase()}`}
              >${stateIcon(state)}${rowNumber(count)}<span class="unseen"
                >${format.state(state).toLowerCase()}</span
              ></span
            >`,
        )}</span
      >
    </span>
    ${heads.places
      .filter(({ column }) => !column.pinned)
      .map((place) => groupCell(context, data, index, { place, heads }))}`;
}

function groupCheck({ strings }: TableContext, { selected, count }: GroupRowView): TemplateResult {
  const [state, mark] =
    selected === 0 ? ["false", ""] : selected === count ? ["true", "on"] : ["mixed", "mixed"];
  return html`<span
    class="check ${mark}"
    data-act="tick"
    role="checkbox"
    aria-checked=${state}
    aria-label=${strings.selectGroup}
    >${icon(state === "mixed" ? "dash" : "check")}</span
  >`;
}

function groupCell(context: TableContext, data: GroupRowView, index: number, spot: Spot): TemplateResult {
  const { place } = spot;
  const content = data.cells[place.index] ?? { kind: "none" };
  const isEmpty = content.kind === "none";
  return html`<span
    class="cell ${cellClass(context, index, spot)}"
    role="gridcell"
    id=${cellId(index, place.index)}
    aria-colindex=${place.index + 2}
    data-column=${place.column.id}
    title=${isEmpty ? nothing : cellTitle(content, null, "", context.strings)}
    .style=${cellStyle(place)}
    >${isEmpty ? "" : cellContent(content, "", context)}</span
  >`;
}

function cellClass({ focus }: TableContext, index: number, { place, heads }: Spot): string {
  const { column, index: at } = place;
  return [
    column.pinned ? "pin" : "",
    at === heads.lastPinned ? "last" : "",
    column.numeric ? "num" : "",
    heads.begins.has(at) ? "begin" : "",
    focus.row === index && focus.column === at ? "focus" : "",
  ].join(" ");
}

function cellStyle({ column, left }: Place): string {
  return `left:${left}px;width:${column.width}px`;
}
