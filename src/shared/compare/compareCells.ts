import { deltaOf, type Delta } from "../../core/compare/delta";
import { deltaText } from "../../core/compare/deltaText";
import { rowText } from "../../core/compare/rowText";
import type { Json } from "../../core/json";
import { comparable } from "../../core/table/differs";
import type { ComparedField, CompareRow } from "./compareView";

/** A value beside that of the baseline. */
export interface CompareCell {
  readonly text: string;
  readonly number: boolean;
  readonly mark: "baseline" | "same" | "differs";
  /** "+0.0481 (+5.2 %)"; empty where there is nothing to say. */
  readonly delta: string;
  readonly direction: "up" | "down" | null;
  readonly verdict: "better" | "worse" | null;
}

const known = new WeakMap<
  CompareRow,
  { readonly baseline: number; readonly cells: readonly CompareCell[] }
>();

/**
 * The cells of a row, in the order of the executions. They are made when the row is drawn, and once: of a hundred
 * executions with a thousand fields few are in sight. @param baseline the place of the one that others are held against.
 */
export function compareCells(row: CompareRow, baseline: number): readonly CompareCell[] {
  const made = known.get(row);
  if (made?.baseline === baseline) return made.cells;
  const cells = row.field.values.map((_, index) => cellOf(row.field, index, baseline));
  known.set(row, { baseline, cells });
  return cells;
}

function cellOf(field: ComparedField, index: number, baseline: number): CompareCell {
  const [value, reference] = [field.values[index] ?? null, field.values[baseline] ?? null];
  const delta = index === baseline ? null : deltaOf(value, reference, betterOf(field, index, baseline));
  return {
    text: rowText(field, index),
    number: typeof value === "number",
    mark: index === baseline ? "baseline" : markOf(value, reference),
    delta: deltaText({ deltas: [delta], unit: field.unit }, 0),
    ...directionOf(delta),
  };
}

function betterOf(
  { better, judged }: ComparedField,
  index: number,
  baseline: number,
): ComparedField["better"] {
  return judged === null || (judged[index] === true && judged[baseline] === true) ? better : null;
}

function markOf(value: Json, reference: Json): CompareCell["mark"] {
  return comparable(value) === comparable(reference) ? "same" : "differs";
}

function directionOf(delta: Delta | null): Pick<CompareCell, "direction" | "verdict"> {
  if (delta === null || delta.absolute === 0) return { direction: null, verdict: null };
  return { direction: delta.absolute > 0 ? "up" : "down", verdict: delta.verdict };
}
