import { printQuery } from "../query/printQuery";
import { fieldIs, timed, type FigureQueries } from "./figureQueries";
import { timedRows, type Group, type Groups, type TimedRow } from "./groups";
import { levelChange } from "./levelChange";
import { outlierLimit } from "./outlierLimit";
import { ascending, median, quantile } from "./quantiles";

/** One execution in the picture. */
export interface TrendPoint {
  readonly id: string;
  readonly at: number;
  /** ms. */
  readonly taken: number;
  readonly query: string;
}

/** What executions about a time took, ms: the median, and between which values nine of ten lie. */
export interface TrendLevel {
  readonly at: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** How long the executions of one method took over time. */
export interface DurationTrend {
  readonly label: string;
  /** Completed ones whose time is known. */
  readonly count: number;
  readonly query: string;
  readonly median: number;
  /** At most some hundreds, over all the time. */
  readonly points: readonly TrendPoint[];
  /** The course of the level; a change of it begins another piece. */
  readonly levels: readonly (readonly TrendLevel[])[];
  readonly outliers: {
    /** What takes longer than this is one, ms. */
    readonly limit: number;
    readonly count: number;
    readonly query: string;
    /** The longest of them, oldest first; `times` is how often the median, null where that is 0. */
    readonly marks: readonly (TrendPoint & { readonly times: number | null })[];
  };
  readonly change: {
    readonly at: number;
    readonly commit: string | null;
    /** Medians, ms. */
    readonly before: number;
    readonly after: number;
    /** Executions of that commit; without one: all of the trend. */
    readonly query: string;
  } | null;
}

/** What can be chosen for the trend, and what is. */
export interface DurationTrends {
  /** Most executions first. */
  readonly choices: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly chosen: string;
  readonly trend: DurationTrend;
}

const mostChoices = 30;
const mostPoints = 400;
const mostMarks = 24;
const levelParts = 15;
const fewestInPart = 8;

/** Null where no execution completed. @param wanted the key of the method; another is taken where it has none. */
export function durationTrends(
  groups: Groups,
  queries: FigureQueries,
  wanted: string | null,
): DurationTrends | null {
  const known = groups
    .all()
    .filter(({ timed: rows }) => rows.length > 0)
    .sort((one, other) => other.timed.length - one.timed.length);
  const group = known.find(({ key }) => key === wanted) ?? known[0];
  if (group === undefined) return null;
  const choices = known
    .slice(0, mostChoices)
    .map(({ key, label, timed: rows }) => ({ key, label, count: rows.length }));
  return { choices, chosen: group.key, trend: trendOf(group, queries) };
}

function trendOf(group: Group, queries: FigureQueries): DurationTrend {
  const { label } = group;
  const all = timedRows(group);
  const terms = [fieldIs("method", label), ...timed];
  const rows = oldestFirst(all);
  const change = levelChange(rows);
  const pieces = change === null ? [rows] : [rows.slice(0, change.place), rows.slice(change.place)];
  const middle = median(all.map(({ taken }) => taken)) ?? 0;
  const limit = outlierLimit(pieces);
  const out = all.filter(({ taken }) => taken > limit.ms);
  const marks = oldestFirst([...out].sort((one, other) => other.taken - one.taken).slice(0, mostMarks));
  const stride = Math.ceil(rows.length / mostPoints);
  return {
    label,
    count: all.length,
    query: queries.with(...terms),
    median: middle,
    points: rows.filter(({ taken }, index) => index % stride === 0 && taken <= limit.ms).map(pointOf),
    levels: pieces.map((piece) => levelsOf(piece.filter(({ taken }) => taken <= limit.ms))),
    outliers: {
      limit: limit.ms,
      count: out.length,
      query: queries.with(...terms, { kind: "duration", operator: ">", value: limit.text }),
      marks: marks.map((row) => ({ ...pointOf(row), times: middle === 0 ? null : row.taken / middle })),
    },
    change:
      change === null
        ? null
        : {
            at: rows[change.place]?.at ?? 0,
            commit: change.commit,
            before: change.before,
            after: change.after,
            query: queries.with(
              ...terms,
              ...(change.commit === null ? [] : [fieldIs("commit", change.commit)]),
            ),
          },
  };
}

/** Those whose time of creation is known. */
function oldestFirst(rows: readonly TimedRow[]): TimedRow[] {
  return rows.filter(({ at }) => !Number.isNaN(at)).sort((one, other) => one.at - other.at);
}

function pointOf({ id, at, taken }: TimedRow): TrendPoint {
  return { id, at, taken, query: printQuery(fieldIs("id", id)) };
}

/** Levels of parts with as many executions each. */
function levelsOf(rows: readonly TimedRow[]): TrendLevel[] {
  if (rows.length === 0) return [];
  const parts = Math.min(levelParts, Math.max(1, Math.floor(rows.length / fewestInPart)));
  return Array.from({ length: parts }, (_, index) => {
    const part = rows.slice(
      Math.floor((index * rows.length) / parts),
      Math.floor(((index + 1) * rows.length) / parts),
    );
    const taken = ascending(part.map((row) => row.taken));
    return {
      at: median(part.map(({ at }) => at)) ?? 0,
      median: quantile(taken, 0.5) ?? 0,
      low: quantile(taken, 0.05) ?? 0,
      high: quantile(taken, 0.95) ?? 0,
    };
  });
}
