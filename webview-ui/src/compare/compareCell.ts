import { html, nothing, type TemplateResult } from "lit";
import type { CompareCell } from "../../../src/shared/compare/compareCells";
import type { CompareSectionName } from "../../../src/shared/compare/compareView";
import type { CompareContext } from "./compareContext";

const marks: Readonly<Record<CompareCell["mark"], string>> = { baseline: "", same: "=", differs: "≠" };

/** Where a cell of executions as rows stands: its column tells the field. */
interface DensePlace {
  readonly section: CompareSectionName;
  readonly key: string;
}

/**
 * A value beside that of the baseline: mark, value, how far it is from it; of many executions by a sign alone.
 * @param dense where executions are rows.
 */
export function compareCell(
  context: CompareContext,
  cell: CompareCell,
  index: number,
  dense?: DensePlace,
): TemplateResult {
  const { strings } = context;
  const { text, mark, number } = cell;
  const value = html`<span class=${number ? "value tnum number" : "value"}
    >${text === "" ? "–" : text}</span
  >`;
  return html`<td
    tabindex="-1"
    data-column=${index}
    data-section=${dense?.section ?? nothing}
    data-row=${dense?.key ?? nothing}
    class=${dense === undefined ? mark : denseClass(cell)}
    title=${titleOf(cell, context)}
  >
    ${
      dense !== undefined
        ? html`${verdictMark(cell, context) ?? markOf(cell, strings)}${value}`
        : html`${markOf(cell, strings)}${value}${delta(cell, context)}`
    }
  </td>`;
}

function denseClass({ mark, number }: CompareCell): string {
  return number ? `${mark} num` : mark;
}

function markOf({ mark }: CompareCell, strings: CompareContext["strings"]): TemplateResult | typeof nothing {
  if (mark === "baseline") return nothing;
  const label = mark === "differs" ? strings.differs : strings.same;
  return html`<span class="mark" role="img" aria-label=${label}>${marks[mark]}</span>`;
}

function titleOf(cell: CompareCell, { strings }: CompareContext): string {
  const word = wordOf(cell, strings);
  return [cell.text, cell.delta, word].filter((part) => part !== "").join(" ");
}

function wordOf({ verdict }: CompareCell, strings: CompareContext["strings"]): string {
  return verdict === null ? "" : strings[verdict];
}

/** Where the number went by the arrow, whether that is good by word and colour. */
function delta(cell: CompareCell, { strings }: CompareContext): TemplateResult | typeof nothing {
  const { direction, verdict } = cell;
  if (cell.delta === "" || direction === null) return nothing;
  return html`<span class="delta tnum"
    ><span class="arrow ${verdict ?? ""}" aria-hidden="true">${direction === "up" ? "↑" : "↓"}</span>
    ${cell.delta} ${wordOf(cell, strings)}</span
  >`;
}

const filled = { up: "▲", down: "▼" } as const;
const hollow = { up: "△", down: "▽" } as const;

/** Of many: filled where it is better, hollow where it is worse; how far stands in the hover. Null: nothing tells. */
function verdictMark(
  { direction, verdict }: CompareCell,
  { strings }: CompareContext,
): TemplateResult | null {
  if (direction === null || verdict === null) return null;
  const marksOf = verdict === "better" ? filled : hollow;
  return html`<span class="mark arrow ${verdict}" role="img" aria-label=${strings[verdict]}
    >${marksOf[direction]}</span
  >`;
}
