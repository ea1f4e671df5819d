import { fill, format } from "../../../src/shared/format";
import type { DashboardStrings } from "../../../src/shared/dashboard/strings";

/** What took unusually long: "52 s, 4.6×"; of a median of 0 s there is no multiple. */
export function outlierText(
  { taken, times }: { readonly taken: number; readonly times: number | null },
  strings: Pick<DashboardStrings, "outlier">,
): string {
  const duration = format.duration(taken);
  return times === null
    ? duration
    : fill(strings.outlier, duration, format.number(Number(times.toPrecision(2))));
}

/** How the level changed, ms: "+19 %"; from 0 s on there is no part of it: "0 s → 2 s". */
export function changeText({ before, after }: { readonly before: number; readonly after: number }): string {
  if (before === 0) return `${format.duration(before)} → ${format.duration(after)}`;
  const part = Math.round((after / before - 1) * 100);
  return `${part > 0 ? "+" : "−"}${Math.abs(part)} %`;
}

/** What stands beside the lines of a scale of durations in ms: with so many digits that no two lines say the same. */
export function tickTexts(ticks: readonly number[]): string[] {
  const texts = ticks.map((tick) => format.duration(tick));
  if (new Set(texts).size === texts.length) return texts;
  const seconds = ticks.map((tick) => tick / 1000);
  const isExact = (digits: number): boolean =>
    seconds.every((each) => Math.abs(Number(each.toFixed(digits)) - each) < 1e-9);
  const digits = [1, 2, 3].find(isExact) ?? 4;
  return seconds.map((each) => `${each.toFixed(digits)} s`);
}
