import { countStates } from "../../core/table/groupRows";
import type { SelectionView } from "../../shared/table/tableView";
import type { SelectHow } from "../../shared/table/tableMessages";
import { actionsOn, type SelectionReasons } from "./selectionActions";
import type { TableEntry } from "./tableRow";

/** What is selected in the table; it stays when a query hides it. */
export class Selection {
  private readonly keys = new Set<string>();

  has(key: string): boolean {
    return this.keys.has(key);
  }

  get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  clear(): void {
    this.keys.clear();
  }

  /** @param keys of the rows that are meant, in their order. */
  select(keys: readonly string[], how: SelectHow): void {
    if (how === "only") this.keys.clear();
    const isOff = how === "turn" && keys.every((key) => this.keys.has(key));
    for (const key of keys)
      if (isOff) this.keys.delete(key);
      else this.keys.add(key);
  }

  /** What of it is still there. @param all every execution by its key. */
  entries(all: ReadonlyMap<string, TableEntry>): TableEntry[] {
    for (const key of this.keys) if (!all.has(key)) this.keys.delete(key);
    return [...this.keys].flatMap((key) => all.get(key) ?? []);
  }

  /** @param shown the keys of the executions that the query asks for. */
  view(
    all: ReadonlyMap<string, TableEntry>,
    shown: ReadonlySet<string>,
    reasons: SelectionReasons,
  ): SelectionView | null {
    const entries = this.entries(all);
    if (entries.length === 0) return null;
    const summaries = entries.map(({ summary }) => summary);
    return {
      count: entries.length,
      hidden: entries.filter(({ key }) => !shown.has(key)).length,
      states: countStates(entries),
      actions: actionsOn(summaries, reasons),
    };
  }
}
