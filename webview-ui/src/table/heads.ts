import { html, nothing, type TemplateResult } from "lit";
import type { ColumnView } from "../../../src/shared/table/tableView";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import type { ColumnPlace } from "./columnPlaces";
import { columnKind, columnTitle } from "./columnTitle";
import type { TableContext } from "./tableContext";
import type { Tier } from "./tiers";

type Place = ColumnPlace<ColumnView>;

/** What the heads are drawn from. */
export interface Heads {
  /** The columns in sight. */
  readonly places: readonly Place[];
  readonly tiers: readonly Tier[];
  /** The indexes of columns with a line at their left. */
  readonly begins: ReadonlySet<number>;
  /** The index of the last column that stays in place; -1: none does. */
  readonly lastPinned: number;
  /** Of those that stay in place, CSS pixels. */
  readonly pinnedWidth: number;
  /** Of all columns, CSS pixels. */
  readonly width: number;
}

/**
 * The heads of the columns, under what neighbours have in common: pressed they sort, dragged they move, at their right
 * edge they are made wider, and they have a menu.
 */
export function headRow(context: TableContext, heads: Heads): TemplateResult {
  return html`<div class="heads" role="rowgroup" .style=${`width:${heads.width}px`}>
    <div class="tiers" aria-hidden="true">
      <span class="tier-cover" .style=${`width:${heads.pinnedWidth}px`}></span>
      ${heads.tiers.map(
        ({ label, left, width }) =>
          html`<span class="tier" .style=${`left:${left}px;width:${width}px`}
            ><span class="tier-label" .style=${`left:${heads.pinnedWidth + 8}px`}>${label}</span></span
          >`,
      )}
    </div>
    <div class="head-row" role="row" aria-rowindex="1">
      <span
        class="cell head check-cell pin"
        role="columnheader"
        aria-colindex="1"
        aria-label=${context.strings.selectRow}
        .style=${"left:0px;width:28px"}
      >
        ${allCheck(context)}
      </span>
      ${heads.places.map((place) => head(context, heads, place))}
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

function head(context: TableContext, heads: Heads, { column, index, left }: Place): TemplateResult {
  const { strings } = context;
  const title = columnTitle(column.id, strings);
  return html`<span
    class="cell head ${headClass(context, heads, column, index)}"
    role="columnheader"
    id="cell--1-${index}"
    aria-colindex=${index + 2}
    aria-sort=${column.sortPlace === null ? nothing : column.descending ? "descending" : "ascending"}
    aria-label=${headLabel(context, column, title)}
    data-column=${column.id}
    data-head=${index}
    draggable="true"
    title=${`${columnKind(column.id, strings)}: ${title}. ${strings.sortHint}`}
    .style=${`left:${left}px;width:${column.width}px`}
  >
    <span class="ellipsis">${title}</span>
    ${betterMark(context, column)} ${sortMark(context, column)}
    ${index === heads.lastPinned ? html`<span class="pin-mark" title=${strings.pinnedHint}>${icon("pinned")}</span>` : nothing}
    <span class="edge" data-edge=${index} title=${fill(strings.resize, title)}></span>
  </span>`;
}

/** What a screen reader says: the marks in words. */
function headLabel({ strings }: TableContext, { id, better, pinned }: ColumnView, title: string): string {
  const words = [
    `${columnKind(id, strings)}: ${title}`,
    better === null ? "" : better === "max" ? strings.higherIsBetter : strings.lowerIsBetter,
    pinned ? strings.pinnedMark : "",
  ];
  return words.filter((word) => word !== "").join(", ");
}

function headClass(
  { focus }: TableContext,
  { begins, lastPinned }: Heads,
  column: ColumnView,
  index: number,
): string {
  return [
    column.pinned ? "pin" : "",
    index === lastPinned ? "last" : "",
    column.numeric ? "num" : "",
    begins.has(index) ? "begin" : "",
    column.sortPlace === null ? "" : "sorted",
    focus.row === -1 && focus.column === index ? "focus" : "",
  ].join(" ");
}

function betterMark({ strings }: TableContext, { better }: ColumnView): TemplateResult | typeof nothing {
  if (better === null) return nothing;
  const [word, hint] =
    better === "max"
      ? [strings.aggregateMax, strings.higherIsBetter]
      : [strings.aggregateMin, strings.lowerIsBetter];
  return html`<i class="better" title=${hint}>${word}</i>`;
}

/** The arrow, and with several columns the place among them. */
function sortMark({ view }: TableContext, column: ColumnView): TemplateResult | typeof nothing {
  if (column.sortPlace === null) return nothing;
  const several = view.columns.filter(({ sortPlace }) => sortPlace !== null).length > 1;
  const place = several ? html`<sub>${column.sortPlace}</sub>` : nothing;
  return html`${icon(column.descending ? "arrow-down" : "arrow-up")}${place}`;
}
