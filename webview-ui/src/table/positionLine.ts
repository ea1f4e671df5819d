import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { link } from "../details/controls";
import { ofTotal, rowNumber } from "./cells";
import type { TableContext } from "./tableContext";

/** Where one is among the rows, what came above them, and the way to a row by its number. */
export function positionLine(context: TableContext): TemplateResult {
  const { view, strings, focus, sight, newAbove } = context;
  const row = Math.min(view.rowCount, (focus.row >= 0 ? focus.row : sight.first) + 1);
  return html`<footer>
    <span class="tnum" data-part="position">${ofTotal(strings.positions, row, view.rowCount)}</span>
    <span class="muted">${statesText(context)}</span>
    ${
      newAbove === 0
        ? nothing
        : html`<span class="new"
            >${fill(strings.newAbove, rowNumber(newAbove))} ${link(strings.showNew, context.toTop)}</span
          >`
    }
    <span class="grow"></span>
    <label class="muted"
      >${strings.goToRow}
      <input
        id="go-to"
        type="text"
        inputmode="numeric"
        aria-label=${strings.goToRowLabel}
        @keydown=${(event: KeyboardEvent) => goKey(event, context)}
      />
    </label>
    <kbd>Ctrl</kbd><kbd>G</kbd>
  </footer>`;
}

function statesText({ view }: TableContext): string {
  return view.states
    .map(({ state, count }) => `${rowNumber(count)} ${format.state(state).toLowerCase()}`)
    .join(", ");
}

function goKey(event: KeyboardEvent, context: TableContext): void {
  if (event.key !== "Enter") return;
  const row = Number((event.target as HTMLInputElement).value.replaceAll(/\D/g, ""));
  if (row >= 1) context.goToRow(Math.min(context.view.rowCount, row) - 1);
}
