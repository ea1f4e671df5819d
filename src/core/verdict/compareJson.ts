import { isJsonObject } from "../json";
import { relativeDifference } from "./closeNumbers";
import { shownChange } from "./shownValue";
import type { Comparison } from "./verdict";

interface Pair {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Step =
  | { readonly kind: "same"; readonly difference: number }
  | { readonly kind: "differs"; readonly where: string }
  | { readonly kind: "deeper"; readonly pairs: readonly Pair[] };

/**
 * Compares two JSON values: the order of keys does not matter, numbers may be apart within the tolerance.
 * @returns the first place that differs as a path, `metrics.loss[3]`.
 */
export function compareJson(before: unknown, after: unknown, tolerance: number): Comparison {
  let largest = 0;
  // A stack of our own: a document may be nested deeper than calls can be.
  const pending: Pair[] = [{ path: "", before, after }];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const step = compareOne(pair, tolerance);
    if (step.kind === "differs") return { kind: "differs", where: step.where };
    if (step.kind === "same") largest = Math.max(largest, step.difference);
    else for (const deeper of [...step.pairs].reverse()) pending.push(deeper);
  }
  return { kind: "equal", largest };
}

function compareOne(pair: Pair, tolerance: number): Step {
  const { before, after } = pair;
  if (Array.isArray(before) && Array.isArray(after)) return compareArrays(pair, before, after);
  if (isJsonObject(before) && isJsonObject(after)) return compareObjects(pair, before, after);
  if (typeof before === "number" && typeof after === "number") {
    const difference = relativeDifference(before, after, tolerance);
    return difference === null ? differs(pair) : { kind: "same", difference };
  }
  return before === after ? { kind: "same", difference: 0 } : differs(pair);
}

function compareArrays({ path }: Pair, before: readonly unknown[], after: readonly unknown[]): Step {
  const common = Math.min(before.length, after.length);
  const pairs = before
    .slice(0, common)
    .map((value, index): Pair => ({ path: `${path}[${index}]`, before: value, after: after[index] }));
  if (before.length === after.length) return { kind: "deeper", pairs };
  const length = { path: `${named(path)}.length`, before: before.length, after: after.length };
  return { kind: "deeper", pairs: [...pairs, length] };
}

function compareObjects(
  { path }: Pair,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Step {
  const names = [
    ...Object.keys(before),
    ...Object.keys(after).filter((name) => !Object.hasOwn(before, name)),
  ];
  const pairs = names.map((name): Pair => ({
    path: memberPath(path, name),
    before: Object.hasOwn(before, name) ? before[name] : undefined,
    after: Object.hasOwn(after, name) ? after[name] : undefined,
  }));
  return { kind: "deeper", pairs };
}

function memberPath(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

function differs({ path, before, after }: Pair): Step {
  return { kind: "differs", where: `${named(path)}: ${shownChange(jsonText(before), jsonText(after))}` };
}

function named(path: string): string {
  return path === "" ? "$" : path;
}

function jsonText(value: unknown): string {
  if (value === undefined) return "(absent)";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return isJsonObject(value) ? `an object of ${Object.keys(value).length}` : JSON.stringify(value);
}
