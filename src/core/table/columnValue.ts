import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import type { FactColumn, TableColumn } from "./tableColumn";

/** Facts of the environment of an execution, by name. */
export type EnvironmentOf = (summary: ExecutionSummary) => Readonly<Record<string, string>>;

/** What an execution has in a column; null where it has nothing. Times are ISO texts, spans milliseconds, sizes bytes. */
export function columnValue(
  summary: ExecutionSummary,
  column: TableColumn,
  environmentOf: EnvironmentOf,
): Json {
  switch (column.kind) {
    case "fact":
      return factValue(summary, column.fact);
    case "input":
      return summary.inputs[column.name] ?? null;
    case "property":
      return summary.properties[column.name] ?? null;
    case "metric":
      return summary.metrics[column.name] ?? null;
    case "env":
      return environmentOf(summary)[column.name] ?? null;
  }
}

const derived: Readonly<Partial<Record<FactColumn, (summary: ExecutionSummary) => Json>>> = {
  name: ({ name, id }) => name ?? id,
  method: ({ method, methodId, script }) => method ?? methodId ?? script,
  started: ({ started, created }) => started ?? created,
  duration: ({ durationMs }) => durationMs,
  peakMemory: ({ peakMemoryBytes }) => peakMemoryBytes,
  tags: ({ tags }) => (tags.length === 0 ? null : [...tags]),
};

function factValue(summary: ExecutionSummary, fact: FactColumn): Json {
  const special = derived[fact];
  if (special !== undefined) return special(summary);
  const value = summary[fact as keyof ExecutionSummary];
  return value as Json;
}
