import { html, nothing, type TemplateResult } from "lit";
import { format } from "../../../src/shared/format";
import { ofTotal } from "./cells";
import type { TableContext } from "./tableContext";

/** While one scrolls far: where one is, and when that was. */
export function scrollHint(context: TableContext): TemplateResult | typeof nothing {
  const { sight, view, strings, now } = context;
  if (!sight.isLeaping) return nothing;
  const row = context.rowAt(sight.first);
  const time = row?.cells.find((cell) => cell.kind === "time");
  const at = time === undefined ? "" : ` · ${format.ago(time.at, now)}`;
  return html`<div class="scroll-hint" aria-hidden="true">
    ${ofTotal(strings.positions, sight.first + 1, view.rowCount)}${at}
  </div>`;
}
