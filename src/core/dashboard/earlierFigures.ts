import type { TimeSpan } from "../query/queryDate";
import type { ExecutionSummary } from "../summary";
import { outcomeOf, successRate, timeTaken } from "./outcomes";
import { median } from "./quantiles";

/** The figures of as much time before. */
export interface EarlierFigures {
  readonly count: number;
  readonly successRate: number | null;
  /** ms. */
  readonly median: number | null;
}

export class EarlierCollector {
  private readonly counts = { all: 0, well: 0, badly: 0, stopped: 0, other: 0 };
  private readonly taken: number[] = [];

  /** @param span null: there is no time before. */
  constructor(private readonly span: TimeSpan | null) {}

  /** @param at when it was created, ms. */
  add(summary: ExecutionSummary, at: number): void {
    if (this.span === null || !(at >= this.span.from && at < this.span.until)) return;
    this.counts.all += 1;
    this.counts[outcomeOf(summary)] += 1;
    const taken = timeTaken(summary);
    if (taken !== null) this.taken.push(taken);
  }

  /** Null where nothing was then. */
  result(): EarlierFigures | null {
    const { all, well, badly } = this.counts;
    if (all === 0) return null;
    return { count: all, successRate: successRate(well, badly), median: median(this.taken) };
  }
}
