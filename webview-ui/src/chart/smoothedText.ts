import type { CurveChart } from "../../../src/shared/chart/curveChart";
import { fill, format } from "../../../src/shared/format";
import type { ChartStrings } from "../../../src/shared/metrics/strings";

/** What stands at values that a chart smoothed, such as "smoothed 0.6"; empty where it smooths none. */
export function smoothedText(
  { smoothing, curves }: CurveChart,
  strings: Pick<ChartStrings, "smoothed">,
): string {
  const isSmoothed = curves.some(({ raw }) => raw !== null);
  return isSmoothed ? fill(strings.smoothed, format.number(smoothing)) : "";
}
