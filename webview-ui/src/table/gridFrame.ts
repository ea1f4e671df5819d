import { html, type TemplateResult } from "lit";
import { cellId, grid } from "./grid";
import { holdsBack } from "./gridKeys";
import type { GridPointer } from "./gridPointer";
import { quietMenu } from "./rowMenuKeys";
import type { TableContext } from "./tableContext";

/** What scrolls: heads and rows, with the focus and what keys and mouse do in them. */
export function gridFrame(
  context: TableContext,
  handlers: {
    readonly pointer: GridPointer;
    readonly scrolled: () => void;
    readonly key: (event: KeyboardEvent) => void;
  },
): TemplateResult {
  const { view, strings } = context;
  const { row, column } = context.focus;
  const { pointer } = handlers;
  return html`<div
    class="scroll"
    role="grid"
    tabindex="0"
    aria-label=${strings.gridLabel}
    aria-multiselectable="true"
    aria-rowcount=${view.rowCount + 1}
    aria-colcount=${view.columns.length + 1}
    aria-activedescendant=${cellId(row, context.rowAt(row)?.kind === "group" ? 0 : column)}
    @scroll=${handlers.scrolled}
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
