import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";

/** Rows that have the same value in a column. */
export interface RowGroup<Row> {
  /** Of the value, as it can be kept; "null" where rows have none. */
  readonly key: string;
  readonly value: Json;
  readonly rows: readonly Row[];
}

/** Groups rows by a value, in the order in which the values first come. */
export function groupRows<Row>(rows: readonly Row[], valueOf: (row: Row) => Json): RowGroup<Row>[] {
  const groups = new Map<string, { value: Json; rows: Row[] }>();
  for (const row of rows) {
    const value = valueOf(row);
    const key = JSON.stringify(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { value, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** How often each state occurs. */
export function countStates(
  rows: readonly { readonly summary: Pick<ExecutionSummary, "state"> }[],
): { readonly state: ExecutionSummary["state"]; readonly count: number }[] {
  const counts = new Map<ExecutionSummary["state"], number>();
  for (const { summary } of rows) counts.set(summary.state, (counts.get(summary.state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count }));
}
