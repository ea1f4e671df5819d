import type { ChartAxes, ChartField } from "../../core/compare/chartFields";
import { grouped } from "../../core/grouped";
import type { MetricsView } from "../metrics/metricsView";

export { hasNumbers } from "../../core/compare/chartFields";
export { curveAxes } from "../../core/curves/curveAxis";

/** What the charts of the page that compares executions draw. */
export interface ChartsView {
  readonly fields: readonly ChartField[];
  /** What is drawn of them at first; null where none has numbers. */
  readonly first: ChartAxes | null;
  /** Of one metric, of all executions; null while they are read. */
  readonly curves: MetricsView | null;
}

/** What the user chose of the charts. */
export interface ChartChoices {
  /** Null: what is drawn at first. */
  readonly axes: ChartAxes | null;
  readonly isLogCurves: boolean;
  readonly isLogPoints: boolean;
  readonly isTableCurves: boolean;
  readonly isTablePoints: boolean;
}

/** Fields by what they are among, in their order. */
export function fieldsByGroup(
  fields: readonly ChartField[],
): readonly { readonly group: string; readonly own: readonly ChartField[] }[] {
  return [...grouped(fields, ({ group }) => group)].map(([group, own]) => ({ group, own }));
}
