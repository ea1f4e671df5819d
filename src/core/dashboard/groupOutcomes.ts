import type { TimeSpan } from "../query/queryDate";
import type { Query } from "../query/queryTree";
import { endedBadly, fieldIs, not, timed, type FigureQueries } from "./figureQueries";
import { durationsOf, type Group, type GroupField, type Groups } from "./groups";
import { successRate } from "./outcomes";
import { mean, median } from "./quantiles";

/** How the executions of one method, pipeline or stage ended, and how long they took. */
export interface GroupOutcome {
  /** Empty where they name none. */
  readonly label: string;
  readonly count: number;
  readonly badly: number;
  readonly successRate: number | null;
  /** Of those that completed, ms. */
  readonly median: number | null;
  readonly mean: number | null;
  /** Medians of equal parts of the time, ms; null where none completed in a part. */
  readonly course: readonly (number | null)[];
  readonly queries: { readonly all: string; readonly badly: string; readonly timed: string };
}

/** Outcomes by one field. */
export interface GroupOutcomes {
  readonly field: GroupField;
  /** Most executions first. */
  readonly groups: readonly GroupOutcome[];
  /** Those of the groups that are not shown; null where there are none. */
  readonly others: { readonly groups: number; readonly outcome: GroupOutcome } | null;
}

const mostGroups = 8;
const courseParts = 12;

export function groupOutcomes(groups: Groups, queries: FigureQueries, shown: TimeSpan | null): GroupOutcomes {
  const { field } = groups;
  const all = groups.all();
  const top = all.slice(0, mostGroups);
  const outcome = (group: Group, terms: readonly Query[]): GroupOutcome => {
    const durations = durationsOf(group);
    return {
      label: group.label,
      count: group.count,
      badly: group.badly,
      successRate: successRate(group.well, group.badly),
      median: median(durations),
      mean: mean(durations),
      course: courseOf(group, shown),
      queries: {
        all: queries.with(...terms),
        badly: queries.with(...terms, endedBadly),
        timed: queries.with(...terms, ...timed),
      },
    };
  };
  const keys = top.map(({ key }) => key);
  const rest = groups.without(keys);
  return {
    field,
    groups: top.map((group) => outcome(group, [fieldIs(field, group.label)])),
    others:
      all.length === top.length
        ? null
        : {
            groups: all.length - top.length,
            outcome: outcome(
              rest,
              top.map(({ label }) => not(fieldIs(field, label))),
            ),
          },
  };
}

function courseOf({ timed: executions, times }: Group, shown: TimeSpan | null): (number | null)[] {
  if (shown === null) return [];
  const parts: number[][] = Array.from({ length: courseParts }, () => []);
  const length = (shown.until - shown.from) / courseParts;
  for (const [index, { durationMs }] of executions.entries()) {
    const part = parts[Math.floor(((times[index] ?? Number.NaN) - shown.from) / length)];
    if (durationMs !== null) part?.push(durationMs);
  }
  return parts.map(median);
}
