import type { Json } from "../json";
import { isEndState } from "../lifecycle";
import type { ExecutionEvent, ResourceEvent } from "../records";
import type { ExecutionSummary } from "../summary";
import type { AlertRule, ValueCondition } from "./alertRule";
import type { AlertTrip, FoundValue } from "./alertTrip";

/** What is known of an execution when a rule looks at it, beside its events. */
export interface RunFacts {
  readonly execution: ExecutionSummary;
  /** When it is looked at, ms since the epoch. */
  readonly now: number;
  /** What completed runs of its method took, the newest first, in ms; asked of by the rule that needs it. */
  readonly earlierMs: (count: number) => readonly number[];
  /** How long it has been silent now; of an ended one, the longest silence in it, in ms. Null where that is not known. */
  readonly silentMs: number | null;
  /** What was measured of the whole of an ended one; null while it runs. */
  readonly totals: RunTotals | null;
}

export interface RunTotals {
  readonly peakMemoryBytes: number | null;
  /** On average, in percent of one core. */
  readonly cpuPercent: number | null;
}

const minuteMs = 60_000;
const bytesPerMegabyte = 1024 * 1024;
/** A sample says nothing of what came longer before it than this, in ms. */
const longestBetweenSamples = 90_000;

/** Looks at one execution for one rule: hears its events in their order, and says at any time whether it has tripped. */
export class RuleWatch {
  private heard: AlertTrip | null = null;
  private last: { readonly value: Json; readonly step: number | null } | null = null;
  private highSince: number | null = null;
  private sampledAt = -Infinity;

  constructor(readonly rule: AlertRule) {}

  hear(event: ExecutionEvent): void {
    const { condition } = this.rule;
    switch (condition.when) {
      case "metric":
      case "property":
        this.hearValue(condition, event);
        return;
      case "memory":
      case "cpu":
        if (event.type === "resource") this.hearSample(condition, event);
        return;
      default:
        return;
    }
  }

  /** Why the rule has tripped; null while it has not. Its query is not asked. */
  judge(facts: RunFacts): AlertTrip | null {
    return this.heard ?? this.judgeNow(facts);
  }

  private judgeNow(facts: RunFacts): AlertTrip | null {
    const { condition } = this.rule;
    switch (condition.when) {
      case "failed":
        return judgeFailure(facts.execution);
      case "slow":
        return judgeSlow(condition, facts);
      case "duration":
        return judgeDuration(condition.minutes * minuteMs, facts);
      case "metric":
      case "property":
        return this.judgeLast(condition, facts.execution);
      case "memory":
      case "cpu":
        return judgeTotals(condition, facts.totals);
      case "silent":
        return judgeSilence(condition.minutes * minuteMs, facts);
    }
  }

  private hearValue(condition: ValueCondition, event: ExecutionEvent): void {
    const named = namedValue(condition.when, event);
    if (named?.name !== condition.name) return;
    this.last = named;
    if (condition.at === "any") this.heard ??= beyond(condition, named.value, named.step);
  }

  /** When it has ended: the last value by its events, else, where these were not heard, by the summary. */
  private judgeLast(condition: ValueCondition, execution: ExecutionSummary): AlertTrip | null {
    if (!isOver(execution)) return null;
    const { metrics, properties, inputs } = execution;
    const known = condition.when === "metric" ? metrics : { ...inputs, ...properties };
    const value = this.last?.value ?? known[condition.name];
    return value === undefined ? null : beyond(condition, value, this.last?.step ?? null);
  }

  private hearSample(condition: UsageCondition, { at: time, memoryBytes, cpuPercent }: ResourceEvent): void {
    const value: unknown = condition.when === "memory" ? memoryBytes : cpuPercent;
    const at = Date.parse(time);
    if (typeof value !== "number" || Number.isNaN(at)) return;
    const isHigh = value > limitOf(condition);
    const goesOn = this.highSince !== null && at - this.sampledAt <= longestBetweenSamples;
    this.sampledAt = at;
    this.highSince = !isHigh ? null : goesOn ? this.highSince : at;
    if (this.highSince !== null && at - this.highSince >= condition.minutes * minuteMs)
      this.heard ??= usageTrip(condition, value);
  }
}

/** What was used between two samples is known at the end: at some moment, nobody knows for how long. */
function judgeTotals(condition: UsageCondition, totals: RunTotals | null): AlertTrip | null {
  if (totals === null || condition.minutes > 0) return null;
  const value = condition.when === "memory" ? totals.peakMemoryBytes : totals.cpuPercent;
  return value !== null && value > limitOf(condition) ? usageTrip(condition, value) : null;
}

function judgeFailure({ state, reason }: ExecutionSummary): AlertTrip | null {
  return state === "FAILED" || state === "DEAD" ? { when: "failed", reason } : null;
}

function judgeDuration(limitMs: number, facts: RunFacts): AlertTrip | null {
  const elapsedMs = elapsedOf(facts);
  if (elapsedMs === null || elapsedMs <= limitMs) return null;
  return { when: "duration", elapsedMs, limitMs, ended: isOver(facts.execution) };
}

function judgeSilence(limitMs: number, { execution, silentMs }: RunFacts): AlertTrip | null {
  return silentMs === null || silentMs <= limitMs
    ? null
    : { when: "silent", silentMs, ended: isOver(execution) };
}

type UsageCondition = Extract<AlertRule["condition"], { readonly when: "memory" | "cpu" }>;

function limitOf({ when, over }: UsageCondition): number {
  return when === "memory" ? over * bytesPerMegabyte : over;
}

function usageTrip(condition: UsageCondition, value: number): AlertTrip {
  const { when, over, minutes } = condition;
  return when === "memory"
    ? { when, bytes: value, limitBytes: limitOf(condition), minutes }
    : { when, percent: value, limit: over, minutes };
}

function namedValue(
  when: ValueCondition["when"],
  event: ExecutionEvent,
): { readonly name: string; readonly value: Json; readonly step: number | null } | null {
  if (when === "property")
    return event.type === "property" ? { name: event.name, value: event.value, step: null } : null;
  if (event.type !== "metric" && event.type !== "nonFinite") return null;
  return { name: event.name, value: event.value, step: event.step ?? null };
}

const noNumber = /^(?:nan|[+-]?inf(?:inity)?)$/i;

/** A number, or a text that says one or that it is none; null for all else. */
function foundValue(value: Json): FoundValue | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return null;
  const text = value.trim();
  if (noNumber.test(text))
    return /^nan$/i.test(text) ? "NaN" : text.startsWith("-") ? "-Infinity" : "Infinity";
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function beyond(condition: ValueCondition, value: Json, step: number | null): AlertTrip | null {
  const { when, name, over, under, notANumber } = condition;
  const found = foundValue(value);
  if (found === null) return null;
  const trip = { when, name, value: found, step };
  if (notANumber && typeof found === "string") return { ...trip, beyond: null };
  const number = Number(found);
  if (over !== null && number > over) return { ...trip, beyond: { side: "over", limit: over } };
  if (under !== null && number < under) return { ...trip, beyond: { side: "under", limit: under } };
  return null;
}

function judgeSlow(
  { times, runs, atLeast }: Extract<AlertRule["condition"], { readonly when: "slow" }>,
  facts: RunFacts,
): AlertTrip | null {
  const elapsedMs = elapsedOf(facts);
  if (elapsedMs === null) return null;
  const earlier = facts.earlierMs(runs);
  const usualMs = medianOf(earlier);
  if (usualMs === null || earlier.length < atLeast || elapsedMs <= times * usualMs) return null;
  return { when: "slow", elapsedMs, usualMs, ended: isOver(facts.execution) };
}

/** How long it took, or has run by now; null where that is not known. */
function elapsedOf({ execution, now }: RunFacts): number | null {
  if (execution.durationMs !== null) return execution.durationMs;
  const started = Date.parse(execution.started ?? "");
  return isOver(execution) || Number.isNaN(started) ? null : now - started;
}

/** Whether nothing more is to be expected of it. */
export function isOver({ state }: ExecutionSummary): boolean {
  return isEndState(state) || state === "DEAD" || state === "UNKNOWN";
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
