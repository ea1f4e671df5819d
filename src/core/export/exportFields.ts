import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { columnValue, type EnvironmentOf } from "../table/columnValue";
import { discoverColumns } from "../table/discoverColumns";
import { parseColumn, type FactColumn, type ValueKind } from "../table/tableColumn";

/** A column of an exported table. */
export interface ExportField {
  /** As `list --json` and `list --sort` name it: `durationMs`, `metrics.loss`. */
  readonly name: string;
  /** Times are ISO texts, spans milliseconds, sizes bytes. */
  readonly value: (summary: ExecutionSummary) => Json;
}

const factNames: Readonly<Partial<Record<FactColumn, string>>> = { duration: "durationMs" };

const groups: Readonly<Record<ValueKind, string>> = {
  input: "inputs",
  property: "properties",
  metric: "metrics",
  env: "environment",
};

/** The fields of the columns that a table shows, in their order. @param columns their ids. */
export function fieldsOfColumns(columns: readonly string[], environmentOf: EnvironmentOf): ExportField[] {
  return columns.flatMap((id) => {
    const column = parseColumn(id);
    if (column === null) return [];
    const name =
      column.kind === "fact"
        ? (factNames[column.fact] ?? column.fact)
        : `${groups[column.kind]}.${column.name}`;
    return [{ name, value: (summary) => columnValue(summary, column, environmentOf) }];
  });
}

/** Where named values stand in a summary: they are columns of their own. */
const records = ["inputs", "properties", "metrics"] as const;

/** Every field of the summaries, then each input, property and metric that some of them have. */
export function allFields(summaries: readonly ExecutionSummary[]): ExportField[] {
  const [first] = summaries;
  const plain = Object.keys(first ?? {}).filter((name) => !records.some((record) => record === name));
  return [
    ...plain.map((name): ExportField => ({
      name,
      value: (summary) => summary[name as keyof ExecutionSummary] as Json,
    })),
    ...fieldsOfColumns(
      discoverColumns(summaries)
        .map(({ id }) => id)
        .sort(),
      () => ({}),
    ),
  ];
}
