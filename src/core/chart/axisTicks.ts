import type { AxisRange, CurveAxis } from "../curves/curveAxis";
import { formatDuration } from "../format/duration";
import { formatNumber } from "../format/number";
import { formatDateTime } from "../format/relativeTime";
import { niceTicks, tickLabels } from "../scale";

/** A place of an axis and what stands there. */
export interface AxisTick {
  readonly at: number;
  readonly text: string;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const spans = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * day),
];

/** Round values of a value axis: from at or below `low` to at or above `high`, or within them on a logarithmic one. */
export function valueTicks(low: number, high: number, isLog: boolean): readonly AxisTick[] {
  const ticks = isLog ? logTicks(low, high) : niceTicks(low, high, 4);
  const texts = isLog ? ticks.map(formatNumber) : tickLabels(ticks, formatNumber);
  return ticks.map((at, index) => ({ at, text: texts[index] ?? "" }));
}

/** 1, 2 and 5 of each power of ten, or powers alone where there are many; even ones where there is none. Both positive. */
function logTicks(low: number, high: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const stride = Math.max(1, Math.ceil((last - first) / 6));
  const factors = high / low < 300 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = first; power <= last; power += stride)
    for (const factor of factors) ticks.push(Number((factor * 10 ** power).toPrecision(3)));
  const within = ticks.filter((tick) => tick >= low && tick <= high);
  return within.length > 1 ? within : niceTicks(low, high, 3).filter((tick) => tick >= low && tick <= high);
}

/** Round places of the axis within its range, about `count`. */
export function placeTicks(
  { axis, range }: { readonly axis: CurveAxis; readonly range: AxisRange },
  count: number,
): readonly AxisTick[] {
  const within = ({ at }: AxisTick): boolean => at >= range.from && at <= range.to;
  if (axis === "step") {
    const ticks = niceTicks(range.from, range.to, count).filter((tick) => Number.isInteger(tick));
    return ticks.map((at) => ({ at, text: formatNumber(at) })).filter(within);
  }
  const rough = (range.to - range.from) / count;
  const span = spans.find((each) => each >= rough) ?? 365 * day;
  // Local midnight is where a day begins.
  const offset = axis === "time" ? new Date(range.from).getTimezoneOffset() * minute : 0;
  const first = Math.ceil((range.from - offset) / span) * span + offset;
  const length = Math.max(0, Math.floor((range.to - first) / span) + 1);
  return Array.from({ length }, (_, index) => first + index * span).map((at) => ({
    at,
    text: axis === "time" ? clockText(at, span) : formatDuration(at),
  }));
}

function clockText(at: number, span: number): string {
  const [date = "", time = ""] = formatDateTime(new Date(at)).split(", ");
  if (span >= day) return date;
  if (span >= minute) return time.slice(0, 5);
  return span >= second ? time : `${time}.${String(new Date(at).getMilliseconds()).padStart(3, "0")}`;
}

/** A place of the axis in full, as a cursor tells it. */
export function placeText(x: number, axis: CurveAxis): string {
  switch (axis) {
    case "step":
      return formatNumber(x);
    case "time":
      return formatDateTime(new Date(x));
    case "relative":
      return formatDuration(x);
  }
}
