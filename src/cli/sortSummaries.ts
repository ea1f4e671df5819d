import { wrongUse } from "../core/humanError";
import type { Json } from "../core/json";
import { nearestOf } from "../core/nearest";
import type { ExecutionSummary } from "../core/summary";

type Sortable = string | number | boolean | null;
type Field = keyof ExecutionSummary;

/** The fields of a summary that have an order, as a table so that none is forgotten. */
const fields: Readonly<Record<Field, "scalar" | "names" | null>> = {
  id: "scalar",
  path: "scalar",
  name: "scalar",
  methodId: "scalar",
  method: "scalar",
  version: "scalar",
  script: "scalar",
  pipeline: "scalar",
  stage: "scalar",
  context: "scalar",
  type: "scalar",
  state: "scalar",
  status: "scalar",
  message: "scalar",
  progress: "scalar",
  reason: "scalar",
  created: "scalar",
  started: "scalar",
  finished: "scalar",
  durationMs: "scalar",
  exitCode: "scalar",
  signal: "scalar",
  inputs: "names",
  properties: "names",
  metrics: "names",
  commit: "scalar",
  branch: "scalar",
  dirty: "scalar",
  author: "scalar",
  tags: null,
  note: "scalar",
  pinned: "scalar",
  alerts: null,
  infrastructure: "scalar",
  rerunOf: "scalar",
  parent: "scalar",
  cachedFrom: "scalar",
  sealed: "scalar",
  imported: "scalar",
  archived: "scalar",
  outputsBytes: "scalar",
  peakMemoryBytes: "scalar",
};

/**
 * Summaries in the order of a field; those without a value come last, equal ones keep their order.
 * @param order a field of the summary, or `metrics.NAME`, `inputs.NAME`, `properties.NAME`; with "-" from high to low.
 * @throws {HumanError} wrong use: there is no such field, or it has no order.
 */
export function sortSummaries(summaries: readonly ExecutionSummary[], order: string): ExecutionSummary[] {
  const descending = order.startsWith("-");
  const valueOf = readerOf(descending ? order.slice(1) : order);
  return summaries
    .map((summary) => ({ summary, value: valueOf(summary) }))
    .sort((one, other) => compare(one.value, other.value, descending ? -1 : 1))
    .map(({ summary }) => summary);
}

function readerOf(field: string): (summary: ExecutionSummary) => Sortable {
  const dot = field.indexOf(".");
  const head = dot < 0 ? field : field.slice(0, dot);
  const name = dot < 0 ? null : field.slice(dot + 1);
  const kind = Object.hasOwn(fields, head) ? fields[head as Field] : undefined;
  if (kind === "scalar" && name === null) return (summary) => sortable(summary[head as Field] as Json);
  if (kind === "names" && name !== null)
    return (summary) => {
      const values = summary[head as "inputs" | "properties" | "metrics"];
      return Object.hasOwn(values, name) ? sortable(values[name] ?? null) : null;
    };
  throw wrongUse(`cannot sort by ${field === "" ? '""' : field}: ${adviceOn(head, kind)}`);
}

function adviceOn(head: string, kind: "scalar" | "names" | null | undefined): string {
  if (kind === "names") return `say which one, as in ${head}.NAME.`;
  if (kind === "scalar") return `${head} has no parts.`;
  if (kind === null) return "a list has no order.";
  const known = Object.keys(fields).filter((field) => fields[field as Field] !== null);
  const nearest = nearestOf(head, known);
  return nearest === null ? `there are ${known.join(", ")}.` : `did you mean ${nearest}?`;
}

function sortable(value: Json): Sortable {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

function compare(one: Sortable, other: Sortable, sign: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === "number" && typeof other === "number") return sign * (one - other);
  return sign * String(one).localeCompare(String(other), "en", { numeric: true });
}
