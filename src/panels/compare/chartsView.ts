import { chartFields, firstAxes } from "../../core/compare/chartFields";
import type { Comparison } from "../../core/compare/comparison";
import type { Translate } from "../../core/translate";
import type { ChartsView } from "../../shared/compare/chartsView";
import type { MetricsView } from "../../shared/metrics/metricsView";

/** What the charts of the page draw. @param curves null while they are read. */
export function chartsView(comparison: Comparison, curves: MetricsView | null, t: Translate): ChartsView {
  const fields = chartFields(comparison, t);
  return { fields, first: firstAxes(comparison, fields), curves };
}
