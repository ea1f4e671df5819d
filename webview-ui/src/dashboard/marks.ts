import { html, nothing, svg, type TemplateResult } from "lit";
import type { DashboardContext } from "./dashboardContext";
import { titleOf } from "./words";

/** A part of a picture that opens the executions behind it. */
export interface Mark {
  /** Its place among the marks of the picture: arrows walk from one to the next. */
  readonly column: number;
  readonly row: number;
  /** What it tells, in words. */
  readonly label: string;
  readonly query: string;
  /** Whether the picture is entered here. */
  readonly first: boolean;
}

/** A mark of a drawing. */
export function drawnMark(
  context: DashboardContext,
  mark: Mark,
  kind: string,
  shape: TemplateResult,
): TemplateResult {
  return svg`<g
    class="mark ${kind}"
    role="link"
    tabindex=${mark.first ? "0" : "-1"}
    aria-label=${mark.label}
    data-column=${mark.column}
    data-row=${mark.row}
    data-query=${mark.query}
    @click=${() => context.send({ type: "open", query: mark.query })}
  >${shape}</g>`;
}

/** A mark in text; without a label of its own it is what it reads. */
export function writtenMark(
  context: DashboardContext,
  mark: Mark,
  kind: string,
  content: unknown,
): TemplateResult {
  return html`<button
    type="button"
    class="mark ${kind}"
    tabindex=${mark.first ? "0" : "-1"}
    aria-label=${mark.label === "" ? nothing : mark.label}
    title=${titleOf(mark.label, mark.query)}
    data-column=${mark.column}
    data-row=${mark.row}
    @click=${() => context.send({ type: "open", query: mark.query })}
  >
    ${content}
  </button>`;
}

/** Arrows, Home and End walk the marks of a picture; Enter and Space open what is behind one. */
export function markKey(event: KeyboardEvent): void {
  const picture = event.currentTarget as Element;
  const from = (event.target as Element).closest<SVGElement | HTMLElement>(".mark");
  if (from === null || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    from.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return;
  }
  const marks = [...picture.querySelectorAll<SVGElement | HTMLElement>(".mark")];
  const to = markAfter(event.key, from, marks);
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  for (const mark of marks) mark.setAttribute("tabindex", mark === to ? "0" : "-1");
  to.focus();
}

type Place = readonly [column: number, row: number];

function placeOf(mark: SVGElement | HTMLElement): Place {
  return [Number(mark.dataset["column"]), Number(mark.dataset["row"])];
}

/** The nearest one that lies in the direction of the key; along the rows of text that is the next one. */
function markAfter<T extends SVGElement | HTMLElement>(
  key: string,
  from: T,
  marks: readonly T[],
): T | undefined {
  if (key === "Home") return marks[0];
  if (key === "End") return marks.at(-1);
  const step = steps[key];
  if (step === undefined) return undefined;
  const [column, row] = placeOf(from);
  const ahead = marks.filter((mark) => {
    const [otherColumn, otherRow] = placeOf(mark);
    return step.column === 0
      ? Math.sign(otherRow - row) === step.row
      : Math.sign(otherColumn - column) === step.column;
  });
  const far = (mark: T): number => {
    const [otherColumn, otherRow] = placeOf(mark);
    const [along, across] =
      step.column === 0
        ? [Math.abs(otherRow - row), Math.abs(otherColumn - column)]
        : [Math.abs(otherColumn - column), Math.abs(otherRow - row)];
    return step.column === 0 ? along * 1e6 + across : along + across * 1e6;
  };
  return ahead.sort((one, other) => far(one) - far(other))[0];
}

const steps: Readonly<Partial<Record<string, { readonly column: number; readonly row: number }>>> = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
};
