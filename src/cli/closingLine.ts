import { formatDuration } from "../core/format/duration";
import { isLowerBetter } from "../core/metricDirection";
import type { Json } from "../core/json";
import type { RunOutcome } from "../runner/runRequest";
import type { RunSetup } from "../store/earlierRuns";
import type { ExecutionEnd } from "../store/readSummary";
import { plainLine } from "./plainText";
import { cutToWidth } from "./textWidth";

const maximumMetrics = 3;
const maximumChanges = 3;
const maximumValueWidth = 24;
const significantDigits = 4;

/** The runs of the same method that an execution is held against. */
export interface Comparison {
  readonly now: RunSetup;
  /** Of the run before; null for the first. */
  readonly before: RunSetup | null;
  /** Last metrics of the completed runs before, as far as they were looked at. */
  readonly results: readonly Readonly<Record<string, number>>[];
}

const marks: Readonly<Record<RunOutcome["state"], string>> = {
  COMPLETED: "✓",
  CACHED: "=",
  STOPPED: "■",
  FAILED: "✗",
};

/** `✓ 12 s · loss 0.031 (best of 8) · same data, lr 0.1 → 0.01 since the last run · <id>` (design, section 6) */
export function closingLine(
  end: ExecutionEnd,
  { state, reason }: Pick<RunOutcome, "state" | "reason">,
  { now, before, results }: Comparison,
): string {
  const told = reason ?? cachedText(end) ?? formatDuration(end.durationMs ?? 0);
  const isResult = state === "COMPLETED";
  const metrics = Object.entries(end.metrics)
    .slice(0, maximumMetrics)
    .map(([name, value]) => metricPart(name, value, isResult ? results : []));
  const changes = before === null || state === "CACHED" ? null : changesSince(now, before);
  const parts = [told, ...metrics, ...(changes === null ? [] : [`${changes} since the last run`]), end.id];
  return `${marks[state]} ${parts.map(plainLine).join(" · ")}`;
}

function cachedText({ cachedFrom }: ExecutionEnd): string | null {
  return cachedFrom === null ? null : `not run: same as ${cachedFrom}`;
}

function metricPart(
  name: string,
  value: number,
  results: readonly Readonly<Record<string, number>>[],
): string {
  const earlier = results.flatMap((metrics) =>
    Object.hasOwn(metrics, name) ? [metrics[name] ?? value] : [],
  );
  const text = `${name} ${short(value)}`;
  if (earlier.length === 0) return text;
  const best = isLowerBetter(name) ? Math.min(...earlier) : Math.max(...earlier);
  const isBest = isLowerBetter(name) ? value < best : value > best;
  return isBest ? `${text} (best of ${earlier.length + 1})` : `${text} (best ${short(best)})`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(significantDigits)));
}

/** `same data, lr 0.1 → 0.01`; null where there is nothing to compare. */
function changesSince(now: RunSetup, before: RunSetup): string | null {
  const data = dataChange(now, before);
  const named = valueChanges(now, before);
  const values = named.length > 0 ? named : argumentChanges(now, before);
  const code = isCodeChanged(now, before) ? ["code changed"] : [];
  const changes = [...values, ...code];
  if (changes.length > 0 || (data !== null && data !== sameData)) {
    const more = changes.length - maximumChanges;
    const shown = more > 1 ? [...changes.slice(0, maximumChanges), `${more} more`] : changes;
    return [...(data === null ? [] : [data]), ...shown].join(", ");
  }
  return "nothing changed";
}

const sameData = "same data";

function dataChange(now: RunSetup, before: RunSetup): string | null {
  const [mine, theirs] = [dataOf(now), dataOf(before)];
  if (mine.size === 0 && theirs.size === 0) return null;
  const changed = [...mine].filter(([name, sha256]) => theirs.get(name) !== sha256).map(([name]) => name);
  const gone = [...theirs.keys()].filter((name) => !mine.has(name));
  const [first, ...others] = [...changed, ...gone];
  if (first === undefined) return sameData;
  return others.length === 0
    ? `${first} changed`
    : `${first} and ${others.length} more ${others.length === 1 ? "file" : "files"} changed`;
}

/** Name to content of what a run read, its script aside. */
function dataOf({ files }: RunSetup): ReadonlyMap<string, string> {
  return new Map(files.flatMap(({ type, name, sha256 }) => (type === "Script" ? [] : [[name, sha256]])));
}

function isCodeChanged(now: RunSetup, before: RunSetup): boolean {
  const scriptOf = ({ files }: RunSetup): string | undefined =>
    files.find(({ type }) => type === "Script")?.sha256;
  return scriptOf(now) !== scriptOf(before) || now.commit !== before.commit || now.changes !== before.changes;
}

/** `lr 0.1 → 0.01`; a file that is the same by content under another name is among the data. */
function valueChanges(now: RunSetup, before: RunSetup): string[] {
  const names = [...new Set([...Object.keys(now.inputs), ...Object.keys(before.inputs)])];
  return names.flatMap((name) => {
    const [is, was] = [valueText(now.inputs, name), valueText(before.inputs, name)];
    return is === was ? [] : [`${name} ${shown(was)} → ${shown(is)}`];
  });
}

/** Arguments that are inputs too are told by their names. */
function argumentChanges(now: RunSetup, before: RunSetup): string[] {
  const [is, was] = [now.args.join(" "), before.args.join(" ")];
  const isSame = JSON.stringify(now.args) === JSON.stringify(before.args);
  return isSame ? [] : [`arguments ${shown(was || "none")} → ${shown(is || "none")}`];
}

function valueText(inputs: Readonly<Record<string, Json>>, name: string): string {
  const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (value === undefined) return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function shown(text: string): string {
  return cutToWidth(plainLine(text), maximumValueWidth);
}
