import { failureKind } from "../failureKind";
import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import { endedBadly, endedWell, wasStopped, type FigureQueries } from "./figureQueries";
import { outcomeOf, type Outcome } from "./outcomes";
import type { Period, PeriodUnit } from "./periods";

/** What ended how in one period. */
export interface PeriodOutcome {
  /** First and last millisecond of the period and one after it. */
  readonly from: number;
  readonly until: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly queries: {
    readonly all: string;
    readonly well: string;
    readonly badly: string;
    readonly stopped: string;
  };
}

/** Outcomes over time. */
export interface OutcomeCourse {
  readonly unit: PeriodUnit;
  readonly periods: readonly PeriodOutcome[];
  /** The period in which most failed, and the reason that most of them share; null where failures are nothing special. */
  readonly worst: {
    readonly period: number;
    readonly badly: number;
    readonly kind: string | null;
    readonly ofKind: number;
  } | null;
}

/** Fewer failures in a period are nothing special. */
const fewFailures = 3;

export class OutcomeCollector implements Collector<OutcomeCourse> {
  private readonly counts: Record<Outcome, number>[];
  private readonly failed: { readonly summary: ExecutionSummary; readonly period: number }[] = [];

  constructor(
    private readonly queries: FigureQueries,
    private readonly unit: PeriodUnit,
    private readonly periods: readonly Period[],
  ) {
    this.counts = periods.map(() => ({ well: 0, badly: 0, stopped: 0, other: 0 }));
  }

  add(summary: ExecutionSummary, _: number, period: number): void {
    const counts = this.counts[period];
    if (counts === undefined) return;
    const outcome = outcomeOf(summary);
    counts[outcome] += 1;
    if (outcome === "badly") this.failed.push({ summary, period });
  }

  result(): OutcomeCourse {
    const { queries } = this;
    const periods = this.periods.map((period, index) => ({
      from: period.from,
      until: period.until,
      counts: this.counts[index] ?? { well: 0, badly: 0, stopped: 0, other: 0 },
      queries: {
        all: queries.within(period),
        well: queries.within(period, endedWell),
        badly: queries.within(period, endedBadly),
        stopped: queries.within(period, wasStopped),
      },
    }));
    return { unit: this.unit, periods, worst: this.worst() };
  }

  /** Most failed in it, and twice as many as in any other period. */
  private worst(): OutcomeCourse["worst"] {
    const order = this.counts
      .map(({ badly }, period) => ({ badly, period }))
      .sort((one, other) => other.badly - one.badly);
    const [first, second] = order;
    if (first === undefined || first.badly < fewFailures || first.badly < 2 * (second?.badly ?? 0))
      return null;
    const kinds = new Map<string | null, number>();
    for (const { period, summary } of this.failed) {
      if (period !== first.period) continue;
      const kind = failureKind(summary);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const [kind, ofKind] = [...kinds].sort(([, one], [, other]) => other - one)[0] ?? [null, 0];
    return { ...first, kind, ofKind };
  }
}
