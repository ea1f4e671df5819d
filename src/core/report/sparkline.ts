import type { ReportCurve } from "./reportDocument";

const bars = "▁▂▃▄▅▆▇█";

/** A curve in so many letters: of each stretch of its axis the last value; a blank where there is none. */
export function sparkline({ x, y }: ReportCurve, columns: number): string {
  const values = y.filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from = 0, to = 0] = [x[0], x.at(-1)];
  const width = Math.min(columns, values.length);
  const letters = Array.from({ length: width }, () => " ");
  for (const [index, value] of y.entries()) {
    if (value === null) continue;
    const share = to > from ? ((x[index] ?? from) - from) / (to - from) : 0;
    const level = high > low ? (value - low) / (high - low) : 0.5;
    letters[Math.min(width - 1, Math.floor(share * width))] =
      bars[Math.round(level * (bars.length - 1))] ?? " ";
  }
  return letters.join("");
}
