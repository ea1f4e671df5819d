import { numberOf } from "./closeNumbers";
import { parseTable } from "./parseTable";

/** A table of delimiter-separated values with names for its columns. */
export interface Table {
  /** Unlike each other; by number from 1 where the first row names none. */
  readonly columns: readonly string[];
  /** Whether the first row names the columns. */
  readonly hasHead: boolean;
  /** Without the head; a row may be shorter than there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads delimiter-separated values; what separates them is told from the first line.
 * @param mayHaveHead false to take a first row of names for one like any other.
 */
export function readTable(text: string, mayHaveHead = true): Table {
  const all = parseTable(text, delimiterOf(text));
  const [head = []] = all;
  const hasHead = mayHaveHead && namesColumns(head);
  const width = all.reduce((most, row) => Math.max(most, row.length), 0);
  const names = Array.from({ length: width }, (_, index) =>
    hasHead ? (head[index] ?? String(index + 1)) : String(index + 1),
  );
  return { columns: withoutDoubles(names), hasHead, rows: hasHead ? all.slice(1) : all };
}

/** What separates the values: by the first line, what stands there most often. */
export function delimiterOf(text: string): string {
  const [head = ""] = text.split("\n", 1);
  const count = (delimiter: string): number => head.split(delimiter).length;
  return [",", "\t", ";"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Whether a first row names columns: no cell of it is empty or a number. */
export function namesColumns(row: readonly string[]): boolean {
  return row.length > 0 && row.every((cell) => cell !== "" && numberOf(cell) === null);
}

function withoutDoubles(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return names.map((name) => {
    let own = name;
    let number = next.get(name) ?? 2;
    for (; taken.has(own); number += 1) own = `${name} (${number})`;
    taken.add(own);
    next.set(name, number);
    return own;
  });
}
