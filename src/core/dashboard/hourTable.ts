import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import { fieldIs, type FigureQueries } from "./figureQueries";
import { WeekHours } from "./weekHours";

/** Executions created in one hour of one day of the week, local time. */
export interface HourCell {
  readonly count: number;
  readonly query: string;
}

/** Executions by hour of the week. */
export interface HourTable {
  /** From Monday to Sunday, each from 0 to 23 o'clock. */
  readonly days: readonly (readonly HourCell[])[];
  readonly busiest: { readonly day: number; readonly hour: number; readonly count: number } | null;
}

const dayWords = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export class HourCollector implements Collector<HourTable> {
  private readonly counts = new Array<number>(7 * 24).fill(0);
  private readonly hours = new WeekHours();

  constructor(private readonly queries: FigureQueries) {}

  add(_: ExecutionSummary, at: number): void {
    if (Number.isNaN(at)) return;
    const hour = this.hours.at(at);
    this.counts[hour] = (this.counts[hour] ?? 0) + 1;
  }

  result(): HourTable {
    const { counts } = this;
    const days = dayWords.map((word, day) =>
      Array.from({ length: 24 }, (_, hour) => ({
        count: counts[day * 24 + hour] ?? 0,
        query: this.queries.with(fieldIs("weekday", word), fieldIs("hour", String(hour))),
      })),
    );
    const most = Math.max(...counts);
    const place = counts.indexOf(most);
    return {
      days,
      busiest: most === 0 ? null : { day: Math.floor(place / 24), hour: place % 24, count: most },
    };
  }
}
