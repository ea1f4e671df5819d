import { html, nothing, type TemplateResult } from "lit";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { icon } from "../details/icon";

/** How a chart is shown, and what changes it. */
interface ChartButtons {
  readonly isLog: boolean;
  /** Null: it has no axis to zoom into. */
  readonly isZoomed: boolean | null;
  readonly isTable: boolean;
  readonly turnLog: () => void;
  readonly resetZoom: () => void;
  readonly turnTable: () => void;
}

/** The buttons over a chart: logarithmic axis, all of the axis again, and the table of what is drawn. */
export function chartButtons(strings: ChartStrings, chart: ChartButtons): TemplateResult {
  return html`${pressedButton("log", strings.logAxis, strings.log, chart.isLog, chart.turnLog)}
  ${chart.isZoomed === null ? nothing : resetButton(strings, chart.isZoomed, chart.resetZoom)}
  ${pressedButton("table", strings.showAsTable, null, chart.isTable, chart.turnTable)}`;
}

function resetButton({ resetZoom }: ChartStrings, isZoomed: boolean, reset: () => void): TemplateResult {
  return html`<button
    type="button"
    class="action"
    data-action="reset"
    title=${resetZoom}
    aria-label=${resetZoom}
    ?disabled=${!isZoomed}
    @click=${reset}
  >
    ${icon("screen-full")}
  </button>`;
}

/** A button that stays pressed. @param word what it is written with; null: it has the icon of its name. */
export function pressedButton(
  name: string,
  label: string,
  word: string | null,
  on: boolean,
  turn: () => void,
): TemplateResult {
  return html`<button
    type="button"
    class="action"
    data-action=${name}
    title=${label}
    aria-label=${word === null ? label : nothing}
    aria-pressed=${String(on)}
    @click=${turn}
  >
    ${word ?? icon(name)}
  </button>`;
}
