import { countStates } from "../../core/table/groupRows";
import type { SelectionView } from "../../shared/table/tableView";
import { actionsOn, BundleAnswers, type SelectionReasons } from "./selectionActions";
import type { TableEntry } from "./tableRow";

/** What is selected in the table; it stays when a query hides it. */
export class Selection {
  private readonly keys = new Set<string>();
  /** What the last stretch added. */
  private stretch: { readonly from: string; readonly added: readonly string[] } | null = null;
  private readonly answers = new BundleAnswers();

  has(key: string): boolean {
    return this.keys.has(key);
  }

  get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  clear(): void {
    this.stretch = null;
    this.keys.clear();
  }

  /** Adds these to what is selected. */
  add(keys: readonly string[]): void {
    this.stretch = null;
    for (const key of keys) this.keys.add(key);
  }

  /** Selects these; where all of them are, takes them out. */
  turn(keys: readonly string[]): void {
    this.stretch = null;
    const isOff = keys.every((key) => this.keys.has(key));
    for (const key of keys)
      if (isOff) this.keys.delete(key);
      else this.keys.add(key);
  }

  /**
   * Selects a stretch of rows. One that begins where the last one did takes its place; one without rows changes nothing.
   * @param from the key of the row at which it begins.
   * @param without what is taken out before.
   */
  extend(from: string, keys: readonly string[], without: readonly string[]): void {
    if (keys.length === 0) return;
    const before = this.stretch?.from === from ? this.stretch.added : [];
    for (const key of [...before, ...(this.isEmpty ? [] : without)]) this.keys.delete(key);
    const added = keys.filter((key) => !this.keys.has(key));
    for (const key of added) this.keys.add(key);
    this.stretch = { from, added };
  }

  /** What of it is still there. @param all every execution by its key. */
  entries(all: ReadonlyMap<string, TableEntry>): TableEntry[] {
    const entries: TableEntry[] = [];
    for (const key of this.keys) {
      const entry = all.get(key);
      if (entry === undefined) this.keys.delete(key);
      else entries.push(entry);
    }
    return entries;
  }

  /** @param all every execution by its key. @param shown those that the query asks for. */
  view(
    all: () => ReadonlyMap<string, TableEntry>,
    shown: () => readonly TableEntry[],
    reasons: SelectionReasons,
  ): SelectionView | null {
    if (this.isEmpty) return null;
    const entries = this.entries(all());
    if (entries.length === 0) return null;
    const summaries = entries.map(({ summary }) => summary);
    return {
      count: entries.length,
      hidden: shown().reduce((count, { key }) => count - Number(this.keys.has(key)), entries.length),
      states: countStates(entries),
      actions: actionsOn(summaries, reasons, this.answers),
    };
  }
}
