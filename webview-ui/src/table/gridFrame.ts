import { html, nothing, type TemplateResult } from "lit";
import { columnPlaces, pinnedAt, placesInSight, underGroupHead } from "./columnPlaces";
import { grid } from "./grid";
import { holdsBack } from "./gridKeys";
import type { GridPointer } from "./gridPointer";
import { cellId } from "./rowCells";
import { quietMenu } from "./rowMenuKeys";
import type { TableContext } from "./tableContext";

/** The element that shows the cell with the focus; nothing where it is out of sight and not drawn. */
function focusedCellId({ focus, rowAt, sight, view }: TableContext): string | typeof nothing {
  const { from, count } = sight.range;
  const isDrawn = focus.row < 0 || (focus.row >= from && focus.row < from + count);
  if (!isDrawn) return nothing;
  const row = focus.row < 0 ? null : rowAt(focus.row);
  const columns = pinnedAt(view.columns, sight.width);
  const isHead = row?.kind === "group" && focus.column < underGroupHead(columns);
  if (row === undefined || isHead) return cellId(focus.row, 0);
  const seen = placesInSight(columnPlaces(columns), sight.scrollLeft, sight.width);
  return seen.some(({ index }) => index === focus.column) ? cellId(focus.row, focus.column) : nothing;
}

/** What scrolls: heads and rows, with the focus and what keys and mouse do in them. */
export function gridFrame(
  context: TableContext,
  handlers: {
    readonly pointer: GridPointer;
    readonly scrolled: () => void;
    /** The rows got the focus of the keyboard. */
    readonly focused: () => void;
    readonly key: (event: KeyboardEvent) => void;
  },
): TemplateResult {
  const { view, strings } = context;
  const { pointer } = handlers;
  return html`<div
    class="scroll"
    role=${view.group === null ? "grid" : "treegrid"}
    tabindex="0"
    aria-label=${strings.gridLabel}
    aria-multiselectable="true"
    aria-rowcount=${view.rowCount + 1}
    aria-colcount=${view.columns.length + 1}
    aria-activedescendant=${focusedCellId(context)}
    @scroll=${handlers.scrolled}
    @focus=${handlers.focused}
    @keydown=${handlers.key}
    @keyup=${(event: KeyboardEvent) => {
      if (holdsBack(event, context)) event.stopPropagation();
    }}
    @click=${pointer.click}
    @dblclick=${pointer.doubleClick}
    @contextmenu=${(event: MouseEvent) => {
      quietMenu(event);
      pointer.contextMenu(event);
    }}
    @pointerdown=${pointer.down}
    @dragstart=${pointer.dragStart}
    @dragover=${pointer.dragOver}
    @drop=${pointer.drop}
  >
    ${grid(context)}
  </div>`;
}
