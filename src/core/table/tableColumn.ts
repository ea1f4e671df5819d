/** Columns that every execution has; others are named values: `metric:loss`. */
export const factColumns = [
  "state",
  "name",
  "id",
  "method",
  "pipeline",
  "stage",
  "context",
  "type",
  "started",
  "duration",
  "commit",
  "branch",
  "author",
  "tags",
  "note",
  "reason",
  "exitCode",
  "peakMemory",
  "outputsBytes",
  "version",
  "script",
  "infrastructure",
] as const;

export type FactColumn = (typeof factColumns)[number];

/** Where named values of an execution stand. */
export const valueKinds = ["input", "property", "metric", "env"] as const;

export type ValueKind = (typeof valueKinds)[number];

/** A column by its name: one of the facts, or `kind:name`. */
export type TableColumn =
  { readonly kind: "fact"; readonly fact: FactColumn } | { readonly kind: ValueKind; readonly name: string };

const resources: readonly string[] = ["peakMemory", "outputsBytes"] satisfies FactColumn[];

/** The columns among which one belongs: facts, those of what a run took, or one kind of named values. */
export function columnFamily(id: string): "fact" | "resource" | ValueKind | null {
  return resources.includes(id) ? "resource" : (parseColumn(id)?.kind ?? null);
}

/** Reads a column's name; null where it names none (another version wrote it). */
export function parseColumn(id: string): TableColumn | null {
  const fact = factColumns.find((each) => each === id);
  if (fact !== undefined) return { kind: "fact", fact };
  const colon = id.indexOf(":");
  const kind = valueKinds.find((each) => each === id.slice(0, colon));
  const name = id.slice(colon + 1);
  return colon < 0 || kind === undefined || name === "" ? null : { kind, name };
}

/** What {@link parseColumn} reads. */
export function columnName(column: TableColumn): string {
  return column.kind === "fact" ? column.fact : `${column.kind}:${column.name}`;
}
