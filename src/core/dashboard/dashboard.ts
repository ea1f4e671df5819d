import { parseQueryDate, type TimeSpan } from "../query/queryDate";
import type { Query } from "../query/queryTree";
import type { ExecutionSummary } from "../summary";
import type { Section } from "./collector";
import { diskUse, type DiskUse } from "./diskUse";
import { durationTrends, type DurationTrends } from "./durationTrend";
import { FailureCollector, type FailureReasons } from "./failureReasons";
import { FigureQueries } from "./figureQueries";
import { groupOutcomes, type GroupOutcomes } from "./groupOutcomes";
import { GroupCollector, type GroupField } from "./groups";
import { Guarded, sectionOf } from "./guarded";
import { HourCollector, type HourTable } from "./hourTable";
import { InputCollector, type InputUse } from "./inputUse";
import { EarlierCollector } from "./earlierFigures";
import { KeyFigureCollector, type KeyFigures } from "./keyFigures";
import { OutcomeCollector, type OutcomeCourse } from "./outcomeCourse";
import { ShownTime } from "./shownTime";
import { rangeQuery, spanBefore, type TimeRange } from "./timeRange";

/** What a dashboard is asked for. */
export interface DashboardRequest {
  /** The query of those that are handed over. */
  readonly query: Query;
  readonly range: TimeRange;
  readonly by: GroupField;
  /** The key of the method whose durations are told; null: the one with the most. */
  readonly trendOf: string | null;
}

/** What a dashboard tells. */
export interface Dashboard {
  /** How many executions it tells of. */
  readonly count: number;
  /** The time that pictures show; null where there is nothing to show. */
  readonly shown: TimeSpan | null;
  readonly figures: Section<KeyFigures>;
  readonly outcomes: Section<OutcomeCourse>;
  readonly groups: Section<GroupOutcomes>;
  readonly trends: Section<DurationTrends | null>;
  readonly hours: Section<HourTable>;
  readonly failures: Section<FailureReasons>;
  readonly disk: Section<DiskUse>;
  readonly inputs: Section<readonly InputUse[]>;
}

/** All figures of a dashboard, in one pass. @param executions those that its query asks for, of any time. */
export function dashboardOf(
  executions: readonly ExecutionSummary[],
  { query, range, by, trendOf }: DashboardRequest,
  now: Date,
): Dashboard {
  const queries = new FigureQueries(query, rangeQuery(range));
  const time = new ShownTime(executions, range, now);
  const { asked, shown, unit, periods } = time;
  const earlier = new EarlierCollector(asked === null ? null : spanBefore(range, asked));
  const yesterday = parseQueryDate("yesterday", now)?.from ?? 0;

  const outcomes = new Guarded(new OutcomeCollector(queries, unit, periods));
  const groups = new Guarded(new GroupCollector(by));
  const methods = by === "method" ? groups : new Guarded(new GroupCollector("method"));
  const hours = new Guarded(new HourCollector(queries));
  const failures = new Guarded(new FailureCollector(queries));
  const inputs = new Guarded(new InputCollector(queries));
  const figures = new Guarded(new KeyFigureCollector(queries, shown, unit, yesterday, earlier));

  const count = time.gather(
    [...new Set([figures, outcomes, groups, methods, hours, failures, inputs])],
    earlier,
  );
  const byMethod = methods.section();
  return {
    count,
    shown,
    figures: figures.section(),
    outcomes: outcomes.section(),
    groups: sectionOf(groups.section(), (all) => groupOutcomes(all, queries, shown)),
    trends: sectionOf(byMethod, (all) => durationTrends(all, queries, trendOf)),
    hours: hours.section(),
    failures: failures.section(),
    disk: sectionOf(byMethod, (all) => diskUse(all, queries)),
    inputs: inputs.section(),
  };
}
