import type { Curve } from "../curves/curveAxis";
import { rangeOf, type MetricPoint, type MetricSeries } from "../curves/metricSeries";
import { reduceCurve } from "../curves/reduceCurve";
import { formatNumber } from "../format/number";
import type { Translate } from "../translate";
import type { ReportBlock, ReportChart } from "./reportDocument";

/** The metrics of an execution. @property key what stands for it in charts; empty where there is one alone. */
export interface KeyedMetrics {
  readonly key: string;
  readonly metrics: ReadonlyMap<string, MetricSeries>;
}

/** A chart has about as many pixel columns. */
const columns = 560;
const maximumCharts = 40;

/** The metrics of executions as a table and, of those with a course, as charts with all of them. */
export function metricBlocks(executions: readonly KeyedMetrics[], t: Translate): ReportBlock[] {
  const rows = executions.flatMap(({ key, metrics }) =>
    [...metrics].map(([name, series]) => [
      ...(executions.length > 1 ? [key] : []),
      name,
      ...figuresOf(series),
    ]),
  );
  if (rows.length === 0) return [];
  const names = [...new Set(executions.flatMap(({ metrics }) => [...metrics.keys()]))];
  const charts = names.flatMap((name) => chartOf(name, executions));
  const left = charts.length - maximumCharts;
  return [
    {
      kind: "table",
      heads: [
        ...(executions.length > 1 ? [{ title: t("Execution"), right: false }] : []),
        { title: t("Metric"), right: false },
        ...[t("Last"), t("Minimum"), t("Maximum"), t("Values")].map((title) => ({ title, right: true })),
      ],
      rows,
      note: left > 0 ? t("Charts of {0} more metrics are left out.", left) : null,
    },
    ...charts.slice(0, maximumCharts),
  ];
}

function figuresOf(series: MetricSeries): string[] {
  const text = (point: MetricPoint | null): string => (point === null ? "" : formatNumber(point.value));
  return [text(series.last), text(series.best("min")), text(series.best("max")), String(series.length)];
}

/** Nothing where no execution told it more than once. */
function chartOf(name: string, executions: readonly KeyedMetrics[]): ReportChart[] {
  const told = executions.flatMap(({ key, metrics }) => {
    const series = metrics.get(name);
    return series === undefined ? [] : [{ key, curve: series.along("step", 0) }];
  });
  const range = rangeOf(told.map(({ curve }) => curve));
  if (range === null || range.from === range.to) return [];
  const curves = told.map(({ key, curve }) => ({ key, ...reduced(curve, range) }));
  return [{ kind: "chart", title: name, curves }];
}

function reduced(
  curve: Curve,
  range: NonNullable<ReturnType<typeof rangeOf>>,
): Pick<ReportChart["curves"][number], "x" | "y"> {
  const { x, y } = reduceCurve(curve, range, columns);
  return { x, y };
}
