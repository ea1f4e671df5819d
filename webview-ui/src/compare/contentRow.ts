import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { compareCells } from "../../../src/shared/compare/compareCells";
import type { CompareRow } from "../../../src/shared/compare/compareView";
import { tolerances } from "../../../src/shared/compare/contentView";
import { fill } from "../../../src/shared/format";
import { choice } from "../dashboard/choice";
import { icon } from "../details/icon";
import type { CompareContext } from "./compareContext";
import "./contentDifference";
import { turned } from "./contentChoices";

/** Shows how the files of a row differ, or no longer. */
export function turnRow({ contents }: CompareContext, { key }: CompareRow): void {
  contents.choose({ opened: turned(contents.opened, key) });
}

/** What opens the difference of a row, before its name. */
export function contentTwist(context: CompareContext, row: CompareRow): TemplateResult | typeof nothing {
  if (differing(context, row).length === 0) return nothing;
  const isOpen = context.contents.opened.has(row.key);
  const label = fill(context.strings.contents.show, row.name);
  return html`<button
    type="button"
    class="opener"
    aria-expanded=${String(isOpen)}
    aria-label=${label}
    title=${label}
    @click=${() => turnRow(context, row)}
  >
    ${icon(isOpen ? "chevron-down" : "chevron-right")}
  </button>`;
}

/** How the files of an opened row differ, for each execution that has another content than the baseline. */
export function contentDetail(
  context: CompareContext,
  row: CompareRow,
  width: number,
): TemplateResult | typeof nothing {
  if (!context.contents.opened.has(row.key)) return nothing;
  return html`<tr class="full" data-detail=${row.key}>
    <td colspan=${width}>
      <div class="files">
        ${repeat(
          differing(context, row),
          (index) => context.view.executions[index]?.target.id,
          (index) => contentDifference(context, row, index),
        )}
      </div>
    </td>
  </tr>`;
}

/** How the file of a row differs, of one execution. */
export function contentDifference(context: CompareContext, row: CompareRow, index: number): TemplateResult {
  return html`<executions-content-difference
    .context=${context}
    .row=${row}
    .index=${index}
  ></executions-content-difference>`;
}

/** The places of executions that have the file with another content; where the baseline has none there is nothing to hold. */
export function differing({ view }: CompareContext, row: CompareRow): readonly number[] {
  const cells = compareCells(row, view.baseline);
  if ((cells[view.baseline]?.text ?? "") === "") return [];
  return cells.flatMap(({ mark, text }, index) => (mark === "differs" && text !== "" ? [index] : []));
}

/** How far numbers in files may be apart and still be held to be equal. */
export function toleranceChoice({ contents, strings }: CompareContext): TemplateResult {
  const { tolerance, exact, within } = strings.contents;
  const options = tolerances.map((value) => ({
    value: String(value),
    label: value === 0 ? exact : fill(within, value < 1e-3 ? value.toExponential() : `${value * 100} %`),
  }));
  return choice(tolerance, options, String(contents.tolerance), (value) =>
    contents.choose({ tolerance: Number(value) }),
  );
}
