import type { TimeSpan } from "../query/queryDate";
import type { Query } from "../query/queryTree";

export type PeriodUnit = "hour" | "day" | "week" | "month" | "year";

/** One of the equal parts of the calendar that a time is told in. */
export interface Period extends TimeSpan {
  /** What a query says of executions in it. */
  readonly dates: Query;
  /** Whether all of it lies in the time that is told of. */
  readonly isWhole: boolean;
}

const dayMs = 86_400_000;
/** The longest time in days that is told in a unit. */
const longest: readonly (readonly [PeriodUnit, number])[] = [
  ["hour", 2.1],
  ["day", 120],
  ["week", 740],
  ["month", 3700],
];
/** More than anybody can tell apart: the newest are shown. */
const mostPeriods = 130;

/** By hour where the time is short, by day up to four months, then by week, month and year. */
export function unitOf({ from, until }: TimeSpan): PeriodUnit {
  return longest.find(([, days]) => until - from <= days * dayMs)?.[0] ?? "year";
}

/** The periods of a time, oldest first, in local time. @param range what is asked for at all; null: all time. */
export function periodsOf(span: TimeSpan, unit: PeriodUnit, range: TimeSpan | null): Period[] {
  const periods: Period[] = [];
  let from = startOf(unit, new Date(span.until - 1));
  let until = nextOf(unit, from);
  while (until > span.from && periods.length < mostPeriods) {
    const isWhole = range === null || (from >= range.from && until <= range.until);
    periods.push({ from, until, dates: datesOf(unit, from, until), isWhole });
    until = from;
    from = startOf(unit, new Date(from - 1));
  }
  return periods.reverse();
}

function startOf(unit: PeriodUnit, at: Date): number {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  switch (unit) {
    case "hour":
      return new Date(at).setMinutes(0, 0, 0);
    case "day":
      return new Date(year, month, day).getTime();
    case "week":
      return new Date(year, month, day - ((at.getDay() + 6) % 7)).getTime();
    case "month":
      return new Date(year, month, 1).getTime();
    case "year":
      return new Date(year, 0, 1).getTime();
  }
}

function nextOf(unit: PeriodUnit, from: number): number {
  const at = new Date(from);
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  switch (unit) {
    case "hour":
      return from + 3_600_000;
    case "day":
      return new Date(year, month, day + 1).getTime();
    case "week":
      return new Date(year, month, day + 7).getTime();
    case "month":
      return new Date(year, month + 1, 1).getTime();
    case "year":
      return new Date(year + 1, 0, 1).getTime();
  }
}

function datesOf(unit: PeriodUnit, from: number, until: number): Query {
  const [first, last] = [dayText(from), dayText(until - 1)];
  switch (unit) {
    case "hour":
      return dates(new Date(from).toISOString(), new Date(until - 1).toISOString());
    case "day":
      return dates(first, null);
    case "week":
      return dates(first, last);
    case "month":
      return dates(first.slice(0, 7), null);
    case "year":
      return dates(first.slice(0, 4), null);
  }
}

function dates(first: string, last: string | null): Query {
  return { kind: "date", operator: "=", first, last };
}

/** Local time, "2026-01-31". */
function dayText(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Finds the period of a time; quick where times come in their order. */
export class PeriodFinder {
  private last = 0;

  constructor(private readonly periods: readonly Period[]) {}

  /** -1 where it lies in none. */
  find(at: number): number {
    if (this.holds(this.last, at)) return this.last;
    let [low, high] = [0, this.periods.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.periods[middle]?.from ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    if (!this.holds(low, at)) return -1;
    this.last = low;
    return low;
  }

  private holds(index: number, at: number): boolean {
    const period = this.periods[index];
    return period !== undefined && at >= period.from && at < period.until;
  }
}
