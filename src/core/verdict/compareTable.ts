import { cellDifference } from "../difference/cellDifference";
import { parseTable } from "../difference/parseTable";
import { delimiterOf, namesColumns } from "../difference/readTable";
import { shownChange } from "../difference/shownValue";
import type { Comparison } from "./verdict";

/**
 * Compares two tables of delimiter-separated values: cells that are numbers may be apart within the tolerance.
 * @returns the first cell that differs by its row (the head counts) and its column's name, with both values.
 */
export function compareTable(before: string, after: string, tolerance: number): Comparison {
  const delimiter = delimiterOf(before);
  const [old, now] = [parseTable(before, delimiter), parseTable(after, delimiter)];
  let largest = 0;
  for (let row = 0; row < Math.min(old.length, now.length); row += 1) {
    const [cells, others] = [old[row] ?? [], now[row] ?? []];
    for (let column = 0; column < Math.max(cells.length, others.length); column += 1) {
      const difference = cellDifference(cells[column], others[column], tolerance);
      if (difference === null) {
        const change = shownChange(cells[column] ?? "(absent)", others[column] ?? "(absent)");
        return {
          kind: "differs",
          where: `row ${row + 1}, column ${columnName(old, column, row)}: ${change}`,
        };
      }
      largest = Math.max(largest, difference);
    }
  }
  if (old.length === now.length) return { kind: "equal", largest };
  const end = Math.min(old.length, now.length) + 1;
  return {
    kind: "differs",
    where: `row ${end}: it ${old.length > now.length ? "ends" : "goes on"} there, ${old.length} → ${now.length} rows`,
  };
}

/** Its name where the first row is a head, else its number from 1. */
function columnName(table: readonly (readonly string[])[], column: number, row: number): string {
  const head = table[0] ?? [];
  const name = head[column];
  return row > 0 && namesColumns(head) && name !== undefined ? JSON.stringify(name) : String(column + 1);
}
