import { isJsonObject, numberOf } from "../json";
import type { FoundColumn } from "./discoverColumns";
import type { SortKey } from "./sortRows";
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
}

const initialLayout: TableLayout = {
  columns: null,
  sort: [{ column: "started", descending: true }],
  group: null,
};

const leastWidth = 40;
const mostWidth = 1200;
const mostOfAKind = 4;

const widths: Readonly<Partial<Record<FactColumn, number>>> = {
  state: 128,
  name: 208,
  id: 224,
  method: 136,
  started: 104,
  duration: 96,
  commit: 88,
  tags: 128,
  note: 200,
  reason: 220,
  exitCode: 72,
};

/** How wide a column begins. */
export function initialWidth(id: string): number {
  const column = parseColumn(id);
  if (column?.kind === "fact") return widths[column.fact] ?? 104;
  return Math.min(160, Math.max(84, 40 + (column?.name.length ?? 0) * 7));
}

/** The columns that a table begins with: facts that fit on a laptop, then the inputs and metrics that most have. */
export function initialColumns(found: readonly FoundColumn[]): ColumnLayout[] {
  const facts = ["state", "name", "method", "started", "duration"];
  const few = (kind: string): string[] =>
    found
      .filter(({ id }) => id.startsWith(`${kind}:`))
      .slice(0, mostOfAKind)
      .map(({ id }) => id);
  return [...facts, ...few("input"), ...few("metric")].map((id) => ({
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
    (column) => ({ ...column, width: Math.round(Math.min(mostWidth, Math.max(leastWidth, column.width))) }),
  );
}

/** The layout as it was kept; what cannot be read is as at the beginning. */
export function parseLayout(value: unknown): TableLayout {
  if (!isJsonObject(value)) return initialLayout;
  const { columns, sort, group } = value;
  return {
    columns: Array.isArray(columns) ? arrangedColumns(columns.flatMap(readColumn)) : null,
    sort: Array.isArray(sort) ? sort.flatMap(readSortKey) : initialLayout.sort,
    group: typeof group === "string" && parseColumn(group) !== null ? group : null,
  };
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
