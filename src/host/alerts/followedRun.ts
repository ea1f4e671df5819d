import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AlertRule } from "../../core/alerts/alertRule";
import type { AlertTrip } from "../../core/alerts/alertTrip";
import { LongestSilence } from "../../core/alerts/longestSilence";
import { isOver, RuleWatch, type RunTotals } from "../../core/alerts/ruleWatch";
import { numberOf, objectOf } from "../../core/json";
import { isRunning } from "../../core/lifecycle";
import type { ExecutionEvent } from "../../core/records";
import type { ExecutionSummary } from "../../core/summary";
import { bundlePaths } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { modifiedAt } from "../../panels/read/readRange";
import { EventLines } from "./eventLines";
import { printTimes } from "./printTimes";

/** A rule that an execution tripped, and why. Its query was not asked. */
export interface TrippedRule {
  readonly rule: AlertRule;
  readonly trip: AlertTrip;
}

/** What the completed runs before an execution took, the newest first, in ms. */
export type EarlierDurations = (execution: ExecutionSummary, count: number) => readonly number[];

/** An execution that rules look at, while it runs or when it has ended; its files are read as they grow, each part once. */
export class FollowedRun {
  private readonly watches: readonly RuleWatch[];
  private readonly events: EventLines;
  private readonly needsEvents: boolean;
  private readonly needsSilence: boolean;
  private readonly earlier = new Map</* how many */ number, readonly number[]>();
  private readonly said: number[] = [];
  private scriptEndedAt: number | null = null;

  /** @param bundle absolute. */
  constructor(
    private readonly bundle: string,
    rules: readonly AlertRule[],
    private readonly earlierDurations: EarlierDurations,
  ) {
    this.watches = rules.map((rule) => new RuleWatch(rule));
    this.events = new EventLines(join(bundle, bundlePaths.events));
    this.needsSilence = rules.some(({ condition }) => condition.when === "silent");
    this.needsEvents = rules.some(({ condition }) => asksEvents.has(condition.when));
  }

  /** The rules that it has tripped by now, of what has been read; the next part of its events is read before. */
  look(execution: ExecutionSummary, now: number, awakeSince = 0): readonly TrippedRule[] {
    this.readSome();
    return this.judge(execution, now, this.needsSilence ? this.silence(execution, now, awakeSince) : null);
  }

  /** The same when everything was read, in turns: of one that has ended. @throws the signal's reason. */
  async lookAtAll(
    execution: ExecutionSummary,
    now: number,
    signal?: AbortSignal,
  ): Promise<readonly TrippedRule[]> {
    do {
      await nextTurn();
      signal?.throwIfAborted();
    } while (this.readSome());
    return this.judge(
      execution,
      now,
      this.needsSilence ? await this.longestSilence(execution, signal) : null,
    );
  }

  private judge(execution: ExecutionSummary, now: number, silentMs: number | null): readonly TrippedRule[] {
    const facts = {
      execution,
      now,
      earlierMs: (count: number) => this.earlierMs(execution, count),
      silentMs,
      totals: isOver(execution) ? this.totals(execution) : null,
    };
    return this.watches.flatMap((watch) => {
      const trip = watch.judge(facts);
      return trip === null ? [] : [{ rule: watch.rule, trip }];
    });
  }

  /** @returns false where nothing was there to be read. */
  private readSome(): boolean {
    const events = this.needsEvents ? this.events.read() : null;
    for (const event of events ?? []) this.hear(event);
    return events !== null;
  }

  private hear(event: ExecutionEvent): void {
    for (const watch of this.watches) watch.hear(event);
    if (!this.needsSilence) return;
    if (event.type === "phase" && event.phase === "execute") this.scriptEndedAt = Date.parse(event.at);
    if (saidTypes.has(event.type)) this.said.push(Date.parse(event.at));
  }

  /** What was there when it began does not change. */
  private earlierMs(execution: ExecutionSummary, count: number): readonly number[] {
    const durations = this.earlier.get(count) ?? this.earlierDurations(execution, count);
    this.earlier.set(count, durations);
    return durations;
  }

  /** While the machine was asleep nobody could print. */
  private silence(execution: ExecutionSummary, now: number, awakeSince: number): number | null {
    const started = Date.parse(execution.started ?? "");
    if (!isRunning(execution.state) || Number.isNaN(started) || this.scriptEndedAt !== null) return null;
    const printed = [bundlePaths.stdout, bundlePaths.stderr].map((log) => modifiedAt(join(this.bundle, log)));
    return now - Math.max(started, awakeSince, this.said.at(-1) ?? 0, ...printed);
  }

  private async longestSilence(execution: ExecutionSummary, signal?: AbortSignal): Promise<number | null> {
    const [created, started, finished] = [execution.created, execution.started, execution.finished].map(
      (time) => Date.parse(time ?? ""),
    );
    const end = this.scriptEndedAt ?? finished;
    if (created === undefined || started === undefined || end === undefined) return null;
    if (Number.isNaN(created) || Number.isNaN(started) || Number.isNaN(end)) return null;
    const silence = new LongestSilence(started, end, this.said);
    for await (const times of printTimes(join(this.bundle, bundlePaths.logIndex), created)) {
      signal?.throwIfAborted();
      silence.hear(times);
    }
    return silence.ms();
  }

  private totals({ durationMs }: ExecutionSummary): RunTotals {
    const instance = objectOf(readJsonOrNull(join(this.bundle, bundlePaths.instance), "refuse")) ?? {};
    const cpuSeconds = numberOf(instance["cpuSeconds"]);
    return {
      peakMemoryBytes: numberOf(instance["peakMemoryBytes"]),
      cpuPercent:
        cpuSeconds === null || (durationMs ?? 0) <= 0 ? null : percentOf(cpuSeconds, durationMs ?? 0),
    };
  }
}

const asksEvents: ReadonlySet<string> = new Set(["metric", "property", "memory", "cpu", "silent"]);
const saidTypes: ReadonlySet<string> = new Set([
  "status",
  "metric",
  "nonFinite",
  "property",
  "artifact",
  "dataset",
]);

function percentOf(cpuSeconds: number, durationMs: number): number {
  return (cpuSeconds / (durationMs / 1000)) * 100;
}
