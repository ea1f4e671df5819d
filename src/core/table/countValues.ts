import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";

/** More values of one name than this are not told apart. */
export const mostValues = 20;
/** Of more changes at once all is counted anew. */
const fewChanges = 1000;

interface Named {
  readonly summary: Pick<ExecutionSummary, "inputs" | "properties" | "metrics">;
}

type Take = (column: string, value: Json) => void;

/**
 * How many values the inputs, properties and metrics of executions have, by the names of columns; at most
 * {@link mostValues}. Kept while some executions come and go: all are looked at again where a value may have gone, and
 * only when that is asked for.
 */
export class ValueCounts {
  private values = new Map</* column */ string, Set<Json>>();
  /** Columns of which a value may have gone. */
  private readonly worn = new Set<string>();
  private isCounted = false;

  follow(gone: readonly Named[], come: readonly Named[]): void {
    if (!this.isCounted) return;
    if (gone.length + come.length > fewChanges) {
      this.isCounted = false;
      return;
    }
    for (const one of gone) eachValue(one, (column) => this.worn.add(column));
    for (const one of come) eachValue(one, this.take);
  }

  /** @param all the executions as they are now. */
  of(all: readonly Named[]): ReadonlyMap<string, number> {
    if (!this.isCounted) {
      this.values = new Map();
      for (const one of all) eachValue(one, this.take);
    } else if (this.worn.size > 0) this.countWorn(all);
    this.worn.clear();
    this.isCounted = true;
    return new Map(Array.from(this.values, ([column, known]) => [column, known.size]));
  }

  private countWorn(all: readonly Named[]): void {
    for (const column of this.worn) this.values.delete(column);
    for (const one of all)
      eachValue(one, (column, value) => {
        if (this.worn.has(column)) this.take(column, value);
      });
  }

  private readonly take: Take = (column, value) => {
    const known = this.values.get(column) ?? new Set();
    if (known.size < mostValues) known.add(isPlain(value) ? value : JSON.stringify(value));
    this.values.set(column, known);
  };
}

function eachValue({ summary: { inputs, properties, metrics } }: Named, take: Take): void {
  for (const [name, value] of Object.entries(inputs)) take(`input:${name}`, value);
  for (const [name, value] of Object.entries(properties)) take(`property:${name}`, value);
  for (const [name, value] of Object.entries(metrics)) take(`metric:${name}`, value);
}

function isPlain(value: Json): boolean {
  return typeof value !== "object" || value === null;
}
