import { formatDuration } from "../core/format/duration";
import { isLowerBetter } from "../core/metricDirection";
import type { Json } from "../core/json";
import { placeOf } from "../core/inputContent";
import type { Artifact } from "../core/records";
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
  const named = changedInputs(now, before).map((name) => valueChange(name, now, before));
  const values = named.length > 0 ? named : argumentChanges(now, before);
  const data = dataChange(now, before, values.length > 0);
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

/** A file changed where its place holds something else; where another one was chosen, the inputs tell it. */
function dataChange(now: RunSetup, before: RunSetup, areOthersTold: boolean): string | null {
  const [mine, theirs] = [dataOf(now), dataOf(before)];
  if (mine.length === 0 && theirs.length === 0) return null;
  const earlier = new Map(theirs.map((file) => [placeOf(file), file.sha256]));
  const changed = mine.filter((file) => (earlier.get(placeOf(file)) ?? file.sha256) !== file.sha256);
  if (changed.length > 0) return `${fewOf(changed)} changed`;
  const others = [...otherThan(mine, theirs), ...otherThan(theirs, mine)];
  if (others.length === 0) return sameData;
  return areOthersTold ? null : `not the same files: ${fewOf(others)}`;
}

/** What a run read, its script aside. */
function dataOf({ files }: RunSetup): readonly Artifact[] {
  return files.filter(({ type }) => type !== "Script");
}

/** Those of which nothing of the same content is among others. */
function otherThan(files: readonly Artifact[], others: readonly Artifact[]): Artifact[] {
  const contents = new Set(others.map(({ sha256 }) => sha256));
  return files.filter(({ sha256 }) => !contents.has(sha256));
}

function fewOf(files: readonly Artifact[]): string {
  const [first = "", ...others] = new Set(files.map(({ name }) => name));
  if (others.length === 0) return first;
  return `${first} and ${others.length} more ${others.length === 1 ? "file" : "files"}`;
}

function isCodeChanged(now: RunSetup, before: RunSetup): boolean {
  const scriptOf = ({ files }: RunSetup): string | undefined =>
    files.find(({ type }) => type === "Script")?.sha256;
  return scriptOf(now) !== scriptOf(before) || now.commit !== before.commit || now.changes !== before.changes;
}

function changedInputs(now: RunSetup, before: RunSetup): string[] {
  const names = new Set([...Object.keys(now.inputs), ...Object.keys(before.inputs)]);
  return [...names].filter((name) => valueText(now.inputs, name) !== valueText(before.inputs, name));
}

/** `lr 0.1 → 0.01`; of files the folder that both lie in is left out: `data a.csv → b.csv`. */
function valueChange(name: string, now: RunSetup, before: RunSetup): string {
  const [is, was] = [valueText(now.inputs, name), valueText(before.inputs, name)];
  const isFile = [...now.files, ...before.files].some(({ role }) => role === name);
  const skipped = isFile ? sharedFolder(is, was) : 0;
  return `${name} ${shown(was.slice(skipped))} → ${shown(is.slice(skipped))}`;
}

/** How long the path of the folder is in which both of two paths lie, its slash included. */
function sharedFolder(one: string, other: string): number {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end += 1;
  return one.lastIndexOf("/", end - 1) + 1;
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
