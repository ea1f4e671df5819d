import { html, nothing, type TemplateResult } from "lit";
import type { DashboardContext } from "./dashboardContext";
import { titleOf } from "./words";

/** What a cell says, and the query behind it where it is a figure. */
export interface FigureCell {
  readonly text: string;
  readonly query?: string;
}

/** A picture as a table. @param heads of the columns; the first one names the rows, the others hold figures. */
export function figureTable(
  context: DashboardContext,
  label: string,
  heads: readonly string[],
  rows: readonly (readonly FigureCell[])[],
): TemplateResult {
  return html`<div class="figure-table">
    <table class="grid" aria-label=${label}>
      <thead>
        <tr>
          ${heads.map((head, index) => html`<th scope="col" class=${index === 0 ? "" : "num"}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first === undefined ? nothing : figure(context, first)}</th>
              ${others.map((cell) => html`<td class="num">${figure(context, cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function figure(context: DashboardContext, { text, query }: FigureCell): unknown {
  if (query === undefined) return text;
  return html`<button
    type="button"
    class="link"
    title=${titleOf("", query).trim() || nothing}
    @click=${() => context.send({ type: "open", query })}
  >
    ${text}
  </button>`;
}
