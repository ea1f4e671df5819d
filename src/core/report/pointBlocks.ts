import { pointChart, type PointChart } from "../chart/pointChart";
import { chartFields, firstAxes } from "../compare/chartFields";
import type { Comparison } from "../compare/comparison";
import { executionKey } from "../executionKey";
import { executionLabels } from "../executionLabels";
import type { Translate } from "../translate";
import type { ReportBlock } from "./reportDocument";

/** Executions by what tells most of them: as points of a metric against what moves it, and as bars of it; then as a table. */
export function pointBlocks(comparison: Comparison, t: Translate): ReportBlock[] {
  const { executions, baseline } = comparison;
  const fields = chartFields(comparison, t);
  const first = firstAxes(comparison, fields);
  if (first === null) return [];
  const labels = executionLabels(executions.map(({ summary, args }) => ({ ...summary, args })));
  const charted = executions.map(({ summary }, index) => ({
    id: summary.id,
    key: executionKey(index),
    label: labels[index] ?? summary.id,
  }));
  const across = first.x === "" ? [""] : [first.x, ""];
  const charts = across.flatMap(
    (x) => pointChart(fields, charted, baseline, { y: first.y, x, isLog: false }) ?? [],
  );
  const pictures = charts.map((chart) => ({ kind: "points", title: titleOf(chart, t), chart }) as const);
  const [telling] = charts;
  return telling === undefined ? [] : [...pictures, tableOf(telling, t)];
}

/** The values that a chart draws, in its order. */
function tableOf({ x, y, points, missing }: PointChart, t: Translate): ReportBlock {
  const isPoints = x.kind !== "executions";
  return {
    kind: "table",
    heads: [
      { title: t("Execution"), right: false },
      ...(isPoints ? [{ title: x.name, right: x.kind === "number" }] : []),
      { title: y.name, right: true },
    ],
    rows: points.map(({ key, label, xText, yText }) => [
      `${key} ${label}`,
      ...(isPoints ? [xText] : []),
      yText,
    ]),
    note: missing.length === 0 ? null : t("No value: {0}", missing.join(", ")),
  };
}

function titleOf({ x, y }: PointChart, t: Translate): string {
  return x.kind === "executions" ? t("{0} of each execution", y.name) : t("{0} against {1}", y.name, x.name);
}
