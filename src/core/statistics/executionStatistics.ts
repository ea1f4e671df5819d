import { grouped } from "../grouped";
import type { ExecutionState } from "../lifecycle";
import type { ExecutionSummary } from "../summary";

/** What many executions are at a glance. */
export interface Totals {
  readonly count: number;
  readonly byState: Readonly<Partial<Record<ExecutionState, number>>>;
  /** Of those that ended well or badly, the part that ended well, 0 to 1; null where none has. */
  readonly successRate: number | null;
  /** Of the completed ones, ms; null where there is none. */
  readonly medianDurationMs: number | null;
}

export interface DayTotals {
  /** Local time, "2026-01-31". */
  readonly day: string;
  readonly count: number;
  readonly completed: number;
  readonly failed: number;
}

export interface GroupTotals extends Totals {
  /** Null: those that name none. */
  readonly name: string | null;
}

/** `executions stats` (design, section 11). */
export interface ExecutionStatistics extends Totals {
  /** Days with executions, oldest first. */
  readonly perDay: readonly DayTotals[];
  /** Empty unless asked for; the largest first, days in their order. */
  readonly groups: readonly GroupTotals[];
}

export const groupings = ["pipeline", "stage", "type", "method", "day"] as const;

export type Grouping = (typeof groupings)[number];

/** Counts executions, in all and by group. */
export function statisticsOf(
  executions: readonly ExecutionSummary[],
  by: Grouping | null,
): ExecutionStatistics {
  const days = grouped(executions, dayOf);
  const perDay = [...days]
    .flatMap(([day, members]) => (day === null ? [] : [dayTotals(day, members)]))
    .sort((one, other) => one.day.localeCompare(other.day));
  return { ...totalsOf(executions), perDay, groups: by === null ? [] : groupsBy(executions, by) };
}

function groupsBy(executions: readonly ExecutionSummary[], by: Grouping): GroupTotals[] {
  const groups = [...grouped(executions, nameFor[by])].map(([name, members]) => ({
    name,
    ...totalsOf(members),
  }));
  return groups.sort((one, other) =>
    by === "day"
      ? (one.name ?? "").localeCompare(other.name ?? "")
      : other.count - one.count || (one.name ?? "").localeCompare(other.name ?? ""),
  );
}

const nameFor: Readonly<Record<Grouping, (execution: ExecutionSummary) => string | null>> = {
  pipeline: ({ pipeline }) => pipeline,
  stage: ({ stage }) => stage,
  type: ({ type }) => type,
  method: ({ methodId }) => methodId,
  day: dayOf,
};

function totalsOf(executions: readonly ExecutionSummary[]): Totals {
  const byState: Partial<Record<ExecutionState, number>> = {};
  for (const { state } of executions) byState[state] = (byState[state] ?? 0) + 1;
  const good = executions.filter(endedWell).length;
  const bad = executions.filter(endedBadly).length;
  const durations = executions.flatMap(({ state, durationMs }) =>
    state === "COMPLETED" && durationMs !== null ? [durationMs] : [],
  );
  return {
    count: executions.length,
    byState,
    successRate: good + bad === 0 ? null : good / (good + bad),
    medianDurationMs: medianOf(durations),
  };
}

function dayTotals(day: string, members: readonly ExecutionSummary[]): DayTotals {
  return {
    day,
    count: members.length,
    completed: members.filter(endedWell).length,
    failed: members.filter(endedBadly).length,
  };
}

function endedWell({ state }: ExecutionSummary): boolean {
  return state === "COMPLETED" || state === "CACHED";
}

function endedBadly({ state }: ExecutionSummary): boolean {
  return state === "FAILED" || state === "DEAD";
}

/** The middle value; of an even number the mean of the two in the middle. */
function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** The day of its creation, local time, "2026-01-31"; null where that is not known. */
function dayOf({ created }: ExecutionSummary): string | null {
  const date = new Date(created ?? "");
  if (Number.isNaN(date.getTime())) return null;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
