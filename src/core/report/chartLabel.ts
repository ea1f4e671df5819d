import { formatNumber } from "../format/number";
import type { ReportChart, ReportCurve, ReportPoints } from "./reportDocument";

/** What a chart shows, in words, for those who do not see it: each curve from its first value to its last. */
export function chartLabel({ title, curves }: ReportChart): string {
  const told = curves.map((curve) => [curve.key, courseOf(curve)].filter((word) => word !== "").join(" "));
  return `${title}: ${told.join("; ")}`;
}

/** What a chart of points or bars shows, in words: of each execution the values that are drawn. */
export function pointsLabel({ title, chart }: ReportPoints): string {
  const told = chart.points.map(({ key, xText, yText }) =>
    chart.x.kind === "executions" ? `${key} ${yText}` : `${key} ${yText} (${xText})`,
  );
  return `${title}: ${told.join("; ")}`;
}

function courseOf({ y }: ReportCurve): string {
  const values = y.filter((value) => value !== null);
  const [first, last] = [values[0], values.at(-1)];
  return first === undefined || last === undefined ? "" : `${formatNumber(first)} → ${formatNumber(last)}`;
}
