import { html, nothing, type TemplateResult } from "lit";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { icon } from "../details/icon";

/** How a chart is shown, and what changes it. */
interface ChartButtons {
  readonly isLog: boolean;
  readonly isZoomed: boolean;
  readonly isTable: boolean;
  readonly turnLog: () => void;
  readonly resetZoom: () => void;
  readonly turnTable: () => void;
}

/** The buttons over a chart: logarithmic axis, all of the axis again, and the table of what is drawn. */
export function chartButtons(strings: ChartStrings, chart: ChartButtons): TemplateResult {
  return html`${pressedButton("log", strings.logAxis, strings.log, chart.isLog, chart.turnLog)}
    <button
      type="button"
      class="action"
      data-action="reset"
      title=${strings.resetZoom}
      aria-label=${strings.resetZoom}
      ?disabled=${!chart.isZoomed}
      @click=${chart.resetZoom}
    >
      ${icon("screen-full")}
    </button>
    ${pressedButton("table", strings.showAsTable, null, chart.isTable, chart.turnTable)}`;
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
