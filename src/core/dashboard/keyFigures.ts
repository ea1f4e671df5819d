import type { TimeSpan } from "../query/queryDate";
import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import type { EarlierCollector, EarlierFigures } from "./earlierFigures";
import { endedBadly, endedWell, timed, type FigureQueries } from "./figureQueries";
import { outcomeOf, successRate, timeTaken } from "./outcomes";
import type { PeriodUnit } from "./periods";
import { mean, median } from "./quantiles";

/** The figures at the top of a dashboard. */
export interface KeyFigures {
  readonly count: number;
  readonly well: number;
  readonly badly: number;
  /** Of those that failed, how many were created yesterday or today. */
  readonly badlyLately: number;
  readonly successRate: number | null;
  /** Completed ones whose time is known: of them median and mean are told, ms. */
  readonly timed: number;
  readonly median: number | null;
  readonly mean: number | null;
  /** Executions in an hour and in a day; `unit`: what fits the time that is told of. */
  readonly throughput: {
    readonly perHour: number;
    readonly perDay: number;
    readonly unit: "hour" | "day";
  } | null;
  readonly busiest: { readonly period: number; readonly count: number } | null;
  /** Of all outputs. */
  readonly bytes: number;
  readonly archivedBytes: number;
  readonly earlier: EarlierFigures | null;
  readonly queries: {
    readonly all: string;
    readonly well: string;
    readonly badly: string;
    readonly timed: string;
  };
}

const unitMs = { hour: 3_600_000, day: 86_400_000 };

export class KeyFigureCollector implements Collector<KeyFigures> {
  private readonly counts = { all: 0, well: 0, badly: 0, stopped: 0, other: 0, lately: 0 };
  private readonly taken: number[] = [];
  private readonly perPeriod: number[] = [];
  private bytes = 0;
  private archivedBytes = 0;

  constructor(
    private readonly queries: FigureQueries,
    private readonly shown: TimeSpan | null,
    private readonly unit: PeriodUnit,
    private readonly yesterday: number,
    private readonly earlier: EarlierCollector,
  ) {}

  add(summary: ExecutionSummary, at: number, period: number): void {
    const { counts } = this;
    const outcome = outcomeOf(summary);
    counts.all += 1;
    counts[outcome] += 1;
    if (outcome === "badly" && at >= this.yesterday) counts.lately += 1;
    const taken = timeTaken(summary);
    if (taken !== null) this.taken.push(taken);
    const bytes = summary.outputsBytes ?? 0;
    this.bytes += bytes;
    if (summary.archived) this.archivedBytes += bytes;
    if (period >= 0) this.perPeriod[period] = (this.perPeriod[period] ?? 0) + 1;
  }

  result(): KeyFigures {
    const { counts, taken, queries } = this;
    return {
      count: counts.all,
      well: counts.well,
      badly: counts.badly,
      badlyLately: counts.lately,
      successRate: successRate(counts.well, counts.badly),
      timed: taken.length,
      median: median(taken),
      mean: mean(taken),
      throughput: this.throughput(),
      busiest: this.busiest(),
      bytes: this.bytes,
      archivedBytes: this.archivedBytes,
      earlier: this.earlier.result(),
      queries: {
        all: queries.with(),
        well: queries.with(endedWell),
        badly: queries.with(endedBadly),
        timed: queries.with(...timed),
      },
    };
  }

  private throughput(): KeyFigures["throughput"] {
    const { shown, counts } = this;
    if (shown === null || counts.all === 0) return null;
    const rate = (ms: number): number =>
      counts.all / Math.max(1, Math.round((shown.until - shown.from) / ms));
    return {
      perHour: rate(unitMs.hour),
      perDay: rate(unitMs.day),
      unit: this.unit === "hour" ? "hour" : "day",
    };
  }

  private busiest(): KeyFigures["busiest"] {
    let busiest: KeyFigures["busiest"] = null;
    for (const [period, count = 0] of this.perPeriod.entries())
      if (count > 0 && count >= (busiest?.count ?? 0)) busiest = { period, count };
    return busiest;
  }
}
