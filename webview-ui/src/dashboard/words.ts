import type { DashboardStrings } from "../../../src/shared/dashboard/strings";
import { fill } from "../../../src/shared/format";
import type { Told } from "./dashboardContext";

const grouped = new Intl.NumberFormat("en");

/** "100,000". */
export function count(value: number): string {
  return grouped.format(value);
}

/** A sentence with a number at `{0}`: `one` is told of a single thing. */
export function counted(one: string, several: string, value: number): string {
  return fill(value === 1 ? one : several, count(value));
}

/** Of 0 to 1: "93.8"; a part that is not all is never told as 100. */
export function percent(part: number): string {
  const rounded = (part * 100).toFixed(1);
  if (rounded === "100.0") return part < 1 ? "99.9" : "100";
  if (rounded === "0.0") return part > 0 ? "0.1" : "0";
  return rounded;
}

/** What is told before its unit, and the unit: "11.7" and "s"; no unit where there are several. */
export function figureAndUnit(text: string): readonly [string, string] {
  const [, figure, unit] = /^(\S+) (\S+)$/.exec(text) ?? [];
  return figure === undefined || unit === undefined ? [text, ""] : [figure, unit];
}

/** "22 Oct", local time; with the year where it is another one than now. */
export function day(at: number, strings: DashboardStrings, now: Date): string {
  const date = new Date(at);
  const text = `${date.getDate()} ${strings.months[date.getMonth()] ?? ""}`;
  return date.getFullYear() === now.getFullYear() ? text : `${text} ${date.getFullYear()}`;
}

function clock(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

type Course = Told<"outcomes">;

/** The name of a period in a sentence: "22 Oct, 14:00", "22 Oct", "week of 22 Oct", "Oct 2026", "2026". */
export function periodName(from: number, unit: Course["unit"], strings: DashboardStrings, now: Date): string {
  const date = new Date(from);
  switch (unit) {
    case "hour":
      return `${day(from, strings, now)}, ${clock(from)}`;
    case "day":
      return day(from, strings, now);
    case "week":
      return fill(strings.weekOf, day(from, strings, now));
    case "month":
      return `${strings.months[date.getMonth()] ?? ""} ${date.getFullYear()}`;
    case "year":
      return String(date.getFullYear());
  }
}

/** Under the axis: short. */
export function tickName(at: number, unit: Course["unit"], strings: DashboardStrings, now: Date): string {
  if (unit === "hour") return clock(at);
  return unit === "week" ? day(at, strings, now) : periodName(at, unit, strings, now);
}

/** What a title over a mark says: the figure, and the query behind it. */
export function titleOf(label: string, query: string): string {
  return query === "" ? label : `${label}\n${query}`;
}
