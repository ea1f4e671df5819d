import { parseQueryDate, type TimeSpan } from "../query/queryDate";
import type { Query } from "../query/queryTree";

export const rangeNames = ["24h", "7d", "30d", "90d", "all"] as const;

export type RangeName = (typeof rangeNames)[number];

/** The time that a dashboard tells of: up to now, or from one day to another, both in it ("2026-01-31", local). */
export type TimeRange =
  | { readonly kind: "last"; readonly name: RangeName }
  | { readonly kind: "dates"; readonly first: string; readonly last: string };

const words: Readonly<Record<Exclude<RangeName, "all">, string>> = {
  "24h": "last 24 hours",
  "7d": "last 7 days",
  "30d": "last 30 days",
  "90d": "last 90 days",
};

/** What a query says of executions in a range. */
export function rangeQuery(range: TimeRange): Query {
  if (range.kind === "dates")
    return {
      kind: "date",
      operator: "=",
      first: range.first,
      last: range.first === range.last ? null : range.last,
    };
  if (range.name === "all") return { kind: "all" };
  return { kind: "date", operator: "=", first: words[range.name], last: null };
}

/** Null where it holds all time. */
export function rangeSpan(range: TimeRange, now: Date): TimeSpan | null {
  if (range.kind === "last") return range.name === "all" ? null : parseQueryDate(words[range.name], now);
  const first = parseQueryDate(range.first, now);
  const last = parseQueryDate(range.last, now);
  return first === null || last === null ? null : { from: first.from, until: last.until };
}

/** As much time right before a span that begins with a day, else as many hours. */
export function spanBefore(range: TimeRange, { from, until }: TimeSpan): TimeSpan {
  if (range.kind === "last" && range.name === "24h") return { from: from - 86_400_000, until: from };
  const days = Math.round((until - from) / 86_400_000);
  const begin = new Date(from);
  return {
    from: new Date(begin.getFullYear(), begin.getMonth(), begin.getDate() - days).getTime(),
    until: from,
  };
}

/** A range that was kept or sent; the last 30 days where it is none. */
export function parseRange(value: unknown): TimeRange {
  const { kind, name, first, last } = (typeof value === "object" && value !== null ? value : {}) as Partial<
    Record<string, unknown>
  >;
  const known = rangeNames.find((each) => each === name);
  if (kind === "last" && known !== undefined) return { kind, name: known };
  if (kind === "dates" && isDay(first) && isDay(last))
    return first <= last ? { kind, first, last } : { kind, first: last, last: first };
  return { kind: "last", name: "30d" };
}

function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  return parseQueryDate(value, new Date(0)) !== null;
}
