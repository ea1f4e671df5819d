import { html, type nothing, type TemplateResult } from "lit";
import type { DashboardContext } from "./dashboardContext";
import { figureTable } from "./figureTable";
import { writtenMark } from "./marks";

/** One row of a list of bars. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value in words. */
  readonly text: string;
  readonly query: string;
  readonly mono: boolean;
}

/** Names with a bar each, or the same as a table. */
export function barList(
  context: DashboardContext,
  label: string,
  heads: readonly [string, string],
  bars: readonly Bar[],
): TemplateResult {
  if (bars.length === 0) return html`<p class="empty">${context.strings.nothingHere}</p>`;
  if (context.view.choices.tables)
    return figureTable(
      context,
      label,
      heads,
      bars.map((bar) => [{ text: bar.label }, { text: bar.text, query: bar.query }]),
    );
  const most = Math.max(...bars.map(({ value }) => value));
  return html`<ul class="hbars" aria-label=${label}>
    ${bars.map(
      (bar, index) =>
        html`<li>
          ${writtenMark(
            context,
            {
              column: 0,
              row: index,
              label: "",
              query: bar.query,
              first: index === 0,
            },
            "bar-row",
            html`<span class="ellipsis ${bar.mono ? "mono path" : ""}"><bdi>${bar.label}</bdi></span
              >${" "}<span class="tnum">${bar.text}</span>${stroke(bar.value / most)}`,
          )}
        </li>`,
    )}
  </ul>`;
}

/** No style attribute passes the page's policy: a bar is a drawing. */
function stroke(part: number): TemplateResult | typeof nothing {
  return html`<svg class="stroke" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="3" />
    <rect class="part" width=${(100 * part).toFixed(2)} height="3" />
  </svg>`;
}
