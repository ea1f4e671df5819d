import { failureKind, failureMessage } from "../failureKind";
import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import { endedBadly, fieldIs, not, type FigureQueries } from "./figureQueries";
import { outcomeOf } from "./outcomes";

/** Executions that failed alike. */
export interface FailureReason {
  /** What all of them say, else what they have in common; empty where nothing is known. */
  readonly text: string;
  readonly count: number;
  readonly query: string;
}

/** Failures by reason. */
export interface FailureReasons {
  readonly count: number;
  readonly query: string;
  /** Most executions first. */
  readonly reasons: readonly FailureReason[];
  readonly others: { readonly reasons: number; readonly count: number; readonly query: string } | null;
}

interface Kind {
  readonly label: string;
  /** What all of them say; null: not the same. */
  message: string | null;
  count: number;
}

const mostReasons = 6;

export class FailureCollector implements Collector<FailureReasons> {
  private readonly kinds = new Map</* in lower case */ string, Kind>();
  /** Most failures say what another one said. */
  private readonly known = new Map</* reason */ string, Kind>();
  private count = 0;

  constructor(private readonly queries: FigureQueries) {}

  add(summary: ExecutionSummary): void {
    if (outcomeOf(summary) !== "badly") return;
    this.count += 1;
    const reason = summary.reason ?? "";
    const known = this.known.get(reason);
    if (known === undefined) this.known.set(reason, this.take(failureKind(summary) ?? "", reason));
    else known.count += 1;
  }

  result(): FailureReasons {
    const { queries } = this;
    const all = [...this.kinds.values()].sort(
      (one, other) =>
        other.count - one.count || Number(one.label > other.label) - Number(one.label < other.label),
    );
    const isOneMore = all.length === mostReasons + 1;
    const shown = all.slice(0, isOneMore ? all.length : mostReasons);
    const rest = all.slice(shown.length);
    return {
      count: this.count,
      query: queries.with(endedBadly),
      reasons: shown.map(({ label, message, count }) => ({
        text: label === "" ? "" : (message ?? label),
        count,
        query: queries.with(endedBadly, fieldIs("failure", label)),
      })),
      others:
        rest.length === 0
          ? null
          : {
              reasons: rest.length,
              count: rest.reduce((sum, { count }) => sum + count, 0),
              query: queries.with(endedBadly, ...shown.map(({ label }) => not(fieldIs("failure", label)))),
            },
    };
  }

  private take(label: string, reason: string): Kind {
    const key = label.toLowerCase();
    const kind = this.kinds.get(key);
    if (kind === undefined) {
      const made = { label, message: failureMessage(reason), count: 1 };
      this.kinds.set(key, made);
      return made;
    }
    kind.count += 1;
    if (kind.message !== null && kind.message !== failureMessage(reason)) kind.message = null;
    return kind;
  }
}
