import { chartFields, firstAxes } from "../../core/compare/chartFields";
import type { Comparison } from "../../core/compare/comparison";
import type { Translate } from "../../core/translate";
import type { ChartsView } from "../../shared/compare/chartsView";
import { fieldKey } from "./executionOrder";

const known = new WeakMap<Comparison, ChartsView>();

/** By which fields the page draws executions; of a comparison they are told once. */
export function chartsView(comparison: Comparison, t: Translate): ChartsView {
  const view = known.get(comparison) ?? viewOf(comparison, t);
  known.set(comparison, view);
  return view;
}

function viewOf(comparison: Comparison, t: Translate): ChartsView {
  const fields = chartFields(comparison, t);
  const rows = new Set(comparison.rows.map(fieldKey));
  return {
    fields: fields.map((field) => ({ ...field, values: rows.has(field.key) ? null : field.values })),
    first: firstAxes(comparison, fields),
  };
}
