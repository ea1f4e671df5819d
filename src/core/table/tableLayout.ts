import { isJsonObject, numberOf, type JsonObject } from "../json";
import type { FoundColumn } from "./discoverColumns";
import { chosenDirections, type MetricDirections } from "./bestValue";
import type { SortKey } from "./sortRows";
import { columnWidths } from "./columnWidths";
import { parseColumn, type FactColumn } from "./tableColumn";

/** A column as it is shown. */
export interface ColumnLayout {
  /** The column's name, such as `state` or `metric:loss`. */
  readonly id: string;
  /** CSS pixels. */
  readonly width: number;
  /** Whether it stays while the others scroll; pinned ones come first. */
  readonly pinned: boolean;
}

/** How the table is arranged; kept for each workspace. */
export interface TableLayout {
  /** Null until the user arranged them: then those that fit what was run. */
  readonly columns: readonly ColumnLayout[] | null;
  readonly sort: readonly SortKey[];
  /** The column by which rows are grouped. */
  readonly group: string | null;
  /** What the user said of metrics: which of their values are better. */
  readonly directions: MetricDirections;
  /** Columns in which all rows that are shown agree are left out. */
  readonly onlyDiffering: boolean;
}

const initialLayout: TableLayout = {
  columns: null,
  sort: [{ column: "started", descending: true }],
  group: null,
  directions: {},
  onlyDiffering: false,
};

/** Of values that fewer executions have it is not looked whether they vary. */
const mostTried = 20;
const most = { input: 2, metric: 3 } as const;

const widths: Readonly<Partial<Record<FactColumn, number>>> = {
  state: 120,
  name: 192,
  id: 224,
  method: 124,
  started: 96,
  duration: 84,
  commit: 80,
  tags: 128,
  note: 200,
  reason: 220,
  exitCode: 80,
  peakMemory: 112,
};

/** How wide a column begins. */
export function initialWidth(id: string): number {
  const column = parseColumn(id);
  if (column?.kind === "fact") return widths[column.fact] ?? 104;
  return Math.min(160, Math.max(84, 40 + (column?.name.length ?? 0) * 7));
}

/**
 * The columns that a table begins with: facts that fit on a laptop, then inputs and metrics, and the memory.
 * @param found those that most executions have first. @param varies whether those that have a value have different ones: such come first.
 */
export function initialColumns(
  found: readonly FoundColumn[],
  varies: (id: string) => boolean,
): ColumnLayout[] {
  const facts = ["state", "name", "method", "started", "duration", "commit"];
  const few = (kind: keyof typeof most): string[] =>
    found
      .filter(({ id }) => id.startsWith(`${kind}:`))
      .slice(0, mostTried)
      .map((each) => ({ ...each, isTelling: varies(each.id) }))
      .sort((one, other) => Number(other.isTelling) - Number(one.isTelling))
      .slice(0, most[kind])
      .map(({ id }) => id);
  return [...facts, ...few("input"), ...few("metric"), "peakMemory"].map((id) => ({
    id,
    width: initialWidth(id),
    pinned: id === "state" || id === "name",
  }));
}

/** Columns as they may be shown: known ones, each once, pinned ones first, of a width that can be seen. */
export function arrangedColumns(columns: readonly ColumnLayout[]): ColumnLayout[] {
  const known = columns.filter(
    ({ id }, index) => parseColumn(id) !== null && columns.findIndex((other) => other.id === id) === index,
  );
  return [...known.filter(({ pinned }) => pinned), ...known.filter(({ pinned }) => !pinned)].map(
    (column) => ({
      ...column,
      width: Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, column.width))),
    }),
  );
}

/** The layout as it was kept; what cannot be read is as at the beginning. */
export function parseLayout(value: unknown): TableLayout {
  if (!isJsonObject(value)) return initialLayout;
  const { columns, sort, group, directions, onlyDiffering } = value;
  return {
    columns: Array.isArray(columns) ? arrangedColumns(columns.flatMap(readColumn)) : null,
    sort: Array.isArray(sort) ? sort.flatMap(readSortKey) : initialLayout.sort,
    group: typeof group === "string" && parseColumn(group) !== null ? group : null,
    directions: isJsonObject(directions) ? readDirections(directions) : {},
    onlyDiffering: onlyDiffering === true,
  };
}

function readDirections(value: JsonObject): MetricDirections {
  return Object.fromEntries(
    Object.entries(value).flatMap(([metric, said]) => {
      const direction = chosenDirections.find((each) => each === said);
      return direction === undefined ? [] : [[metric, direction]];
    }),
  );
}

function readColumn(value: unknown): ColumnLayout[] {
  if (!isJsonObject(value) || typeof value["id"] !== "string") return [];
  const { id, width, pinned } = value;
  return [{ id, width: numberOf(width) ?? initialWidth(id), pinned: pinned === true }];
}

function readSortKey(value: unknown): SortKey[] {
  if (!isJsonObject(value) || typeof value["column"] !== "string") return [];
  const { column, descending } = value;
  return parseColumn(column) === null ? [] : [{ column, descending: descending === true }];
}
