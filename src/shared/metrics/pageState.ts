import { curveAxes } from "../../core/curves/curveAxis";
import { isExecutionTarget, type ExecutionTarget } from "../executionTarget";
import type { MetricsLook } from "./metricsView";

/** What is marked on the curves. */
export const curveMarks = ["best", "last", "raw"] as const;

export type CurveMark = (typeof curveMarks)[number];

/** How the user arranged the page; the executions are kept beside it. */
export interface MetricsChoices {
  readonly look: MetricsLook;
  readonly marks: readonly CurveMark[];
  /** Names of metrics with a logarithmic axis, and of those shown as a table. */
  readonly logs: readonly string[];
  readonly tables: readonly string[];
  /** Ids of executions that are hidden. */
  readonly hidden: readonly string[];
}

/** What the page remembers over a reload of the window. */
export interface MetricsPageState {
  readonly targets: readonly ExecutionTarget[];
  readonly choices: MetricsChoices;
}

/** How the page opens. */
export const firstChoices: MetricsChoices = {
  look: { axis: "step", smoothing: 0, range: null, columns: 500, shown: null },
  marks: curveMarks,
  logs: [],
  tables: [],
  hidden: [],
};

/** The state as it was kept; null where it names no execution (another version wrote it, or nothing was kept). */
export function parseMetricsState(value: unknown): MetricsPageState | null {
  const { targets, choices } = partsOf(value);
  const known = Array.isArray(targets) ? targets.filter(isExecutionTarget) : [];
  return known.length === 0 ? null : { targets: known, choices: parseChoices(choices) };
}

function parseChoices(value: unknown): MetricsChoices {
  const { look, marks, logs, tables, hidden } = partsOf(value);
  const { axis, smoothing, shown } = partsOf(look);
  const texts = textsOf(marks);
  return {
    look: {
      ...firstChoices.look,
      axis: curveAxes.find((each) => each === axis) ?? firstChoices.look.axis,
      smoothing: typeof smoothing === "number" && smoothing > 0 && smoothing < 1 ? smoothing : 0,
      shown: Array.isArray(shown) ? textsOf(shown) : null,
    },
    marks: Array.isArray(marks) ? curveMarks.filter((mark) => texts.includes(mark)) : curveMarks,
    logs: textsOf(logs),
    tables: textsOf(tables),
    hidden: textsOf(hidden),
  };
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
