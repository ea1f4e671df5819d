import { chartPlace, type ChartField } from "../../core/compare/chartFields";
import type { ChartsView } from "./chartsView";
import type { CompareChanges, CompareSnapshot } from "./compareMessages";
import type { CompareSection, CompareView, MetricStatistic } from "./compareView";

/** What the page draws: of metrics the values that are chosen, and fields of charts with their values. */
export interface DrawnView extends Omit<CompareView, "charts"> {
  readonly charts: Pick<ChartsView, "first"> & { readonly fields: readonly ChartField[] };
}

/** What is shown after something came. @param before null: nothing, to which no changes can be made. */
export function afterShown(
  before: CompareSnapshot | null,
  shown: CompareSnapshot | CompareChanges,
): CompareSnapshot | null {
  if (!("changes" in shown)) return shown;
  return before === null ? null : { ...before, view: { ...before.view, ...shown.changes } };
}

/** The view as the page draws it. */
export function drawnView(view: CompareView): DrawnView {
  return {
    ...view,
    sections: view.sections.flatMap((section) => withStatistic(section, view.statistic)),
    charts: { ...view.charts, fields: chartFieldsOf(view) },
  };
}

function withStatistic(section: CompareSection, statistic: MetricStatistic): CompareSection[] {
  if (section.name !== "metrics") return [section];
  const hidden = hiddenSection(statistic);
  const rows = section.rows.filter(({ field }) => field.section !== hidden);
  return rows.length === 0 ? [] : [{ ...section, rows }];
}

/** Of metrics either the last values are shown or the best ones. */
export function hiddenSection(statistic: MetricStatistic): "metrics" | "bestMetrics" {
  return statistic === "last" ? "bestMetrics" : "metrics";
}

function chartFieldsOf({ sections, charts }: CompareView): ChartField[] {
  const rows = new Map(sections.flatMap((section) => section.rows.map((row) => [row.key, row.field])));
  return charts.fields.map((field) => ({
    ...field,
    values: field.values ?? (rows.get(field.key)?.values ?? []).map(chartPlace),
  }));
}
