import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { link } from "../details/controls";
import { icon } from "../details/icon";
import { aggregateTitle, ofTotal, rowNumber } from "./cells";
import { columnTitle } from "./columnTitle";
import { toldRow } from "./rowWindow";
import type { TableContext } from "./tableContext";

/** Where one is among the rows, what came above them, how far they are read, and the way to a row by its number. */
export function positionLine(context: TableContext): TemplateResult {
  const { view, strings, focus, sight, newAbove } = context;
  const row = Math.min(view.rowCount, toldRow(focus.row, sight) + 1);
  return html`<footer>
    <span class="tnum" data-part="position">${ofTotal(strings.positions, row, view.rowCount)}</span>
    <span class="muted ellipsis" data-part="told">${figuresText(context) ?? statesText(context)}</span>
    ${reading(context)}
    ${
      newAbove === 0
        ? nothing
        : html`<span class="new" role="status"
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

/** What the numbers of a group tell while the focus is on them; null where it is elsewhere. */
function figuresText({ view, strings, focus, focusedRow }: TableContext): string | null {
  const row = focus.row < 0 ? undefined : focusedRow();
  const [cell, column] = [row?.cells[focus.column], view.columns[focus.column]];
  if (row?.kind !== "group" || cell?.kind !== "aggregate" || column === undefined) return null;
  return `${columnTitle(column.id, strings)}: ${aggregateTitle(cell, strings)}`;
}

/** The states of what is shown, and how it is arranged. */
function statesText({ view, strings }: TableContext): string {
  const states = view.states
    .map(({ state, count }) => `${rowNumber(count)} ${format.state(state).toLowerCase()}`)
    .join(", ");
  const arranged = [
    ...(view.group === null ? [] : [fill(strings.groupedBy, columnTitle(view.group, strings))]),
    ...view.columns
      .filter(({ sortPlace }) => sortPlace !== null)
      .sort((one, other) => (one.sortPlace ?? 0) - (other.sortPlace ?? 0))
      .map(
        ({ id, descending }) =>
          `${columnTitle(id, strings)} ${descending ? strings.sortedDown : strings.sortedUp}`,
      ),
  ];
  return [states, ...arranged].filter((part) => part !== "").join(" · ");
}

function reading({ view, strings, send, readingLeftMs }: TableContext): TemplateResult | typeof nothing {
  const { reading: now } = view;
  if (now === null) return nothing;
  const numbers = [rowNumber(now.read), rowNumber(now.total)] as const;
  if (now.isCancelled)
    return html`<span class="reading" role="status"
      >${fill(strings.readingCancelled, ...numbers)}
      ${link(strings.readingResume, () => send({ type: "reading", verb: "resume" }))}</span
    >`;
  return html`<span class="reading"
    >${icon("loading")}
    ${
      readingLeftMs === null
        ? fill(strings.stillReading, ...numbers)
        : fill(strings.stillReadingFor, ...numbers, format.duration(readingLeftMs))
    }
    ${link(strings.cancel, () => send({ type: "reading", verb: "cancel" }))}</span
  >`;
}

function goKey(event: KeyboardEvent, context: TableContext): void {
  if (event.key !== "Enter") return;
  const box = event.target as HTMLInputElement;
  const row = Number(box.value.replaceAll(/\D/g, ""));
  box.value = "";
  if (row >= 1) context.goToRow(Math.min(context.view.rowCount, row) - 1);
}

/** How far the reading is, as a bar under the chips. */
export function readingBar({ view, strings }: TableContext): TemplateResult | typeof nothing {
  const { reading: now } = view;
  if (now === null || now.isCancelled) return nothing;
  const percent = now.total === 0 ? 0 : Math.round((100 * now.read) / now.total);
  return html`<span
    class="reading-bar"
    role="progressbar"
    aria-label=${strings.readingTitle}
    aria-valuenow=${percent}
    aria-valuemin="0"
    aria-valuemax="100"
    ><i .style=${`width:${percent}%`}></i
  ></span>`;
}
