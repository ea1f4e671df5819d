import { formatDuration } from "../core/format/duration";
import { formatAge, formatRelativeTime } from "../core/format/relativeTime";
import { endOfId, shortenId } from "../core/format/shortId";
import type { ExecutionState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { tellingMetric } from "../core/tellingMetric";
import type { ExecutionFilter, ExecutionGroup } from "./executionGroups";
import { tellingInput } from "./tellingInput";
import { type Translate } from "../core/translate";

/** What a row of a tree says. */
export interface Row {
  readonly label: string;
  readonly description: string;
}

const separator = " · ";

/** Of an id that stands for a name: what it tells by itself is to be seen beside it. */
const labelLength = 21;

/** How a time is told of now. */
type AgeText = (from: Date, now: Date) => string;

/** The row of an execution: its name, else its id; then what is most telling about its state first. */
export function executionRow(
  execution: ExecutionSummary,
  now: Date,
  t: Translate,
  age: AgeText = formatRelativeTime,
): Row {
  return {
    label: execution.name ?? shortenId(execution.id, labelLength),
    description: marked(execution, [...describe(execution, now, t, age), archivedWord(execution, t)]),
  };
}

/**
 * The row of an execution below its method: without a name what tells it from its neighbours, since the method and the
 * time stand there already.
 */
export function memberRow(
  execution: ExecutionSummary,
  { inputCounts }: Pick<ExecutionGroup, "inputCounts">,
  now: Date,
  t: Translate,
  age: AgeText = formatAge,
): Row {
  if (execution.name !== null) return executionRow(execution, now, t, age);
  return {
    label: endOfId(execution.id, labelLength),
    description: marked(execution, [
      tellingInput(execution, inputCounts),
      ...describe(execution, now, t, age),
      archivedWord(execution, t),
    ]),
  };
}

const maximumAlertLength = 60;

/** What tripped a rule comes first; of a failure that says no more than the row does. */
function marked({ alerts }: ExecutionSummary, parts: readonly (string | null)[]): string {
  const description = join(parts);
  if (alerts.length === 0) return description;
  const [telling, ...others] = alerts.filter((alert) => !alert.startsWith("failed"));
  if (telling === undefined) return `⚠ ${description}`;
  const more = others.length === 0 ? "" : ` +${others.length}`;
  const text = telling.length > maximumAlertLength ? `${telling.slice(0, maximumAlertLength - 1)}…` : telling;
  return join([`⚠ ${text}${more}`, description]);
}

function archivedWord({ archived }: ExecutionSummary, t: Translate): string | null {
  return archived ? t("archived") : null;
}

function join(parts: readonly (string | null)[]): string {
  return parts.filter(isText).join(separator);
}

/** The row of a method's executions: how many, then the most telling thing about them. */
export function groupRow(group: ExecutionGroup, filter: ExecutionFilter, now: Date, t: Translate): Row {
  const label = group.title ?? t("Unknown method");
  const script = group.script === null ? [] : [group.script];
  const parts = filter === "all" ? describeAll(group, now, t) : describeFiltered(group, t);
  return { label, description: [...script, ...parts].join(separator) };
}

/** What a row may say, in words. */
interface Facts {
  readonly execution: ExecutionSummary;
  readonly when: string | null;
  readonly duration: string | null;
  readonly elapsed: string | null;
  readonly reason: string | null;
  readonly t: Translate;
}

const partsByState: Readonly<Record<ExecutionState, (facts: Facts) => (string | null)[]>> = {
  CREATED: ({ when, t }) => [t("not launched yet"), when],
  SCHEDULED: ({ execution, reason, t }) => [reason ?? waitsFor(execution) ?? t("waits for a place")],
  STARTED: ({ elapsed, t }) => [t("deploying"), elapsed],
  EXECUTING: ({ execution, elapsed }) => [percent(execution) ?? said(execution), elapsed],
  STOPPING: ({ elapsed, t }) => [t("stop asked for"), elapsed],
  COMPLETED: ({ execution, when, duration }) => [when, tellingMetric(execution.metrics), duration],
  CACHED: ({ when, t }) => [when, t("cached")],
  SKIPPED: ({ when, t }) => [when, t("skipped")],
  FAILED: ({ execution, when, duration, t }) => [failure(execution, t), when, duration],
  STOPPED: ({ when, reason, t }) => [when, reason ?? t("stopped by you")],
  BLOCKED: ({ when, reason, t }) => [when, reason ?? t("a parent did not succeed")],
  DEAD: ({ when, t }) => [when, t("its runner is gone")],
  UNKNOWN: ({ when, reason, t }) => [when, reason ?? t("cannot be read")],
};

function describe(execution: ExecutionSummary, now: Date, t: Translate, age: AgeText): (string | null)[] {
  return partsByState[execution.state]({
    execution,
    when: ageOf(execution.finished ?? execution.created, now, age),
    duration: execution.durationMs === null ? null : formatDuration(execution.durationMs),
    elapsed: since(execution, now),
    reason: lower(execution.reason),
    t,
  });
}

function describeAll(group: ExecutionGroup, now: Date, t: Translate): string[] {
  const total = String(group.executions.length);
  const [part] = telling(group, t);
  if (part !== undefined) return [total, part];
  const newest = group.executions[0];
  const when = ageOf(newest?.finished ?? newest?.created ?? null, now, formatAge);
  return when === null ? [total] : [total, when];
}

function describeFiltered(group: ExecutionGroup, t: Translate): string[] {
  return telling(group, t);
}

function telling({ stateCounts: { running, waiting, failed } }: ExecutionGroup, t: Translate): string[] {
  return [
    ...(running === 0 ? [] : [t("{0} running", running)]),
    ...(waiting === 0 ? [] : [t("{0} waiting", waiting)]),
    ...(failed === 0 ? [] : [t("{0} failed", failed)]),
  ];
}

/** Why it failed, in few words: the exit code where there is one, else the reason's first clause. */
function failure(execution: ExecutionSummary, t: Translate): string | null {
  if (execution.exitCode !== null && execution.exitCode !== 0) return t("exit code {0}", execution.exitCode);
  if (execution.signal !== null) return execution.signal;
  return lower(execution.reason?.split(/[;:\n]/)[0] ?? null);
}

function percent(execution: ExecutionSummary): string | null {
  const { progress } = execution;
  return progress === null || progress <= 0 ? null : `${Math.round(progress)} %`;
}

/** What the script said last; the record's own words ("Executing") say nothing that the icon does not. */
function said(execution: ExecutionSummary): string | null {
  const message = execution.message?.trim() ?? "";
  return message === "" || message.toLowerCase() === "executing" ? null : message;
}

/** "waiting for 2 others to end"; the record's own word says nothing that the icon does not. */
function waitsFor({ message }: ExecutionSummary): string | null {
  return message === "Scheduled" ? null : lower(message);
}

function since(execution: ExecutionSummary, now: Date): string | null {
  const start = Date.parse(execution.started ?? execution.created ?? "");
  return Number.isNaN(start) ? null : formatDuration(Math.max(0, wholeSeconds(now.getTime() - start)));
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function ageOf(time: string | null, now: Date, age: AgeText): string | null {
  const at = Date.parse(time ?? "");
  return Number.isNaN(at) ? null : age(new Date(at), now);
}

/** A reason goes on within a sentence: its first letter in lower case, names and abbreviations as they are. */
function lower(text: string | null): string | null {
  if (text === null || text === "") return null;
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function isText(part: string | null): part is string {
  return part !== null && part !== "";
}
