import type { ChartAxes, ChartField } from "../../core/compare/chartFields";
import { grouped } from "../../core/grouped";

export { hasNumbers } from "../../core/compare/chartFields";
export { curveAxes } from "../../core/curves/curveAxis";

/** A field of the charts as it is sent. */
export interface SentChartField extends Omit<ChartField, "values"> {
  /** Null: those of the row with this key. */
  readonly values: ChartField["values"] | null;
}

/** By which fields the page draws executions against each other. */
export interface ChartsView {
  readonly fields: readonly SentChartField[];
  /** What is drawn of them at first; null where none has numbers. */
  readonly first: ChartAxes | null;
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
