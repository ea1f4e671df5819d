import type { TimeSpan } from "../query/queryDate";
import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import type { EarlierCollector } from "./earlierFigures";
import { PeriodFinder, periodsOf, unitOf, type Period, type PeriodUnit } from "./periods";
import { TimeReader } from "./timeReader";
import { rangeSpan, type TimeRange } from "./timeRange";

function timesOf(executions: readonly ExecutionSummary[]): Float64Array {
  const reader = new TimeReader();
  const times = new Float64Array(executions.length);
  for (let index = 0; index < times.length; index += 1)
    times[index] = reader.read(executions[index]?.created ?? "");
  return times;
}

/** The time that a dashboard shows, with the executions in it. */
export class ShownTime {
  /** What is asked for; null: all time. */
  readonly asked: TimeSpan | null;
  /** Up to now, or to the latest execution; of all time from the first one on. Null where there is nothing to show. */
  readonly shown: TimeSpan | null;
  readonly unit: PeriodUnit;
  readonly periods: readonly Period[];
  private readonly times: Float64Array;

  constructor(
    private readonly executions: readonly ExecutionSummary[],
    range: TimeRange,
    now: Date,
  ) {
    this.times = timesOf(executions);
    this.asked = rangeSpan(range, now);
    this.shown = this.spanShown(now.getTime());
    this.unit = this.shown === null ? "day" : unitOf(this.shown);
    this.periods = this.shown === null ? [] : periodsOf(this.shown, this.unit, this.asked);
  }

  /** Hands over what lies in the time, and the rest to `others`. @returns how many lie in it. */
  gather(collectors: readonly Pick<Collector<unknown>, "add">[], others: EarlierCollector): number {
    const finder = new PeriodFinder(this.periods);
    let count = 0;
    for (const [index, summary] of this.executions.entries()) {
      const at = this.times[index] ?? Number.NaN;
      if (this.isAsked(at)) {
        count += 1;
        const period = Number.isNaN(at) ? -1 : finder.find(at);
        for (const collector of collectors) collector.add(summary, at, period);
      } else others.add(summary, at);
    }
    return count;
  }

  private isAsked(at: number): boolean {
    return this.asked === null || (at >= this.asked.from && at < this.asked.until);
  }

  private spanShown(now: number): TimeSpan | null {
    let [first, last] = [Infinity, -Infinity];
    for (const at of this.times) {
      if (Number.isNaN(at) || !this.isAsked(at)) continue;
      if (at < first) first = at;
      if (at > last) last = at;
    }
    const until = Math.max(now, last) + 1;
    if (this.asked !== null)
      return {
        from: this.asked.from,
        until: Math.max(this.asked.from + 1, Math.min(this.asked.until, until)),
      };
    return first > last ? null : { from: first, until };
  }
}
