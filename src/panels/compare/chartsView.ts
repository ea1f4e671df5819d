import { chartFields, firstAxes } from "../../core/compare/chartFields";
import type { Comparison } from "../../core/compare/comparison";
import type { Translate } from "../../core/translate";
import type { ChartsView } from "../../shared/compare/chartsView";
import type { MetricsView } from "../../shared/metrics/metricsView";

const known = new WeakMap<Comparison, Omit<ChartsView, "curves">>();

/** What the charts of the page draw; of many executions the fields are told once. @param curves null while they are read. */
export function chartsView(comparison: Comparison, curves: MetricsView | null, t: Translate): ChartsView {
  const charted = known.get(comparison) ?? fieldsOf(comparison, t);
  known.set(comparison, charted);
  return { ...charted, curves };
}

function fieldsOf(comparison: Comparison, t: Translate): Omit<ChartsView, "curves"> {
  const fields = chartFields(comparison, t);
  return { fields, first: firstAxes(comparison, fields) };
}
