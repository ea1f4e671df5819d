import type { ComparisonRow } from "./comparisonRow";
import { numberText } from "./rowText";
import { signedText } from "./signedText";

/** From so many percent on, only how large it is can still be read. */
const mostWritten = 1_000_000;

/** How a number stands to the baseline's: "+0.0481 (+5.2 %)"; empty where there is nothing to say. */
export function deltaText({ deltas, unit }: Pick<ComparisonRow, "deltas" | "unit">, index: number): string {
  const delta = deltas[index] ?? null;
  if (delta === null || delta.absolute === 0) return "";
  const absolute = signedText(delta.absolute, (size) => numberText(size, unit));
  if (delta.percent === null) return absolute;
  return `${absolute} (${signedText(delta.percent, percentText)} %)`;
}

function percentText(percent: number): string {
  if (percent >= 1000) return percent < mostWritten ? percent.toFixed(0) : percent.toExponential(1);
  return percent >= 0.05 || percent === 0 ? percent.toFixed(1) : percent.toPrecision(1);
}
