import { jsonSteps, type JsonChange } from "../difference/jsonDifference";
import { jsonPathText, jsonValueText } from "../difference/jsonText";
import { shownChange } from "../difference/shownValue";
import type { Comparison } from "./verdict";

/**
 * Compares two JSON values: the order of keys does not matter, numbers may be apart within the tolerance.
 * @returns the first place that differs as a path, `metrics.loss[3]`.
 */
export function compareJson(before: unknown, after: unknown, tolerance: number): Comparison {
  let largest = 0;
  for (const step of jsonSteps(before, after, tolerance)) {
    if (step.kind !== "close") return { kind: "differs", where: whereOf(step) };
    largest = Math.max(largest, step.difference);
  }
  return { kind: "equal", largest };
}

const absent = "(absent)";

function whereOf(change: JsonChange): string {
  const before = change.kind === "added" ? absent : jsonValueText(change.before);
  const after = change.kind === "removed" ? absent : jsonValueText(change.after);
  return `${jsonPathText(change.path)}: ${shownChange(before, after)}`;
}
