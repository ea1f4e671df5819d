import { changedPart } from "../../core/table/changedPart";
import { replaceSorted } from "../../core/replaceSorted";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceEntry } from "../../host/workspaces";
import { entryOf, type TableEntry } from "./tableRow";

/** What came and went since the last look; an execution that changed does both. */
export interface EntryChanges {
  readonly gone: readonly TableEntry[];
  readonly come: readonly TableEntry[];
}

/** The entries of all executions of the window: those that did not change stay the same from one look to the next. */
export class TableEntries {
  private readonly lists = new Map</* workspace */ string, WorkspaceEntries>();
  /** Made when an entry is first asked for by its key. */
  private keyed: Map</* key */ string, TableEntry> | null = null;
  private sorted: readonly TableEntry[] = [];

  /** Newest first. */
  get all(): readonly TableEntry[] {
    return this.sorted;
  }

  get byKey(): ReadonlyMap<string, TableEntry> {
    this.keyed ??= new Map(this.sorted.map((entry) => [entry.key, entry]));
    return this.keyed;
  }

  /** Reads the stores again. */
  update(workspaces: readonly WorkspaceEntry[]): EntryChanges {
    const present = new Set(workspaces.map(({ layout }) => layout.workspace));
    const left = [...this.lists].filter(([workspace]) => !present.has(workspace));
    for (const [workspace] of left) this.lists.delete(workspace);
    const changes = workspaces.map((entry) => this.listOf(entry).update(entry));
    const gone = [...left.flatMap(([, list]) => list.entries), ...changes.flatMap((each) => each.gone)];
    const come = changes.flatMap((each) => each.come);
    for (const { key } of gone) this.keyed?.delete(key);
    for (const entry of come) this.keyed?.set(entry.key, entry);
    const [only, ...others] = this.lists.values();
    this.sorted =
      only !== undefined && others.length === 0
        ? only.entries
        : replaceSorted(this.sorted, gone, come, newestEntryFirst);
    return { gone, come };
  }

  private listOf({ layout }: WorkspaceEntry): WorkspaceEntries {
    const list = this.lists.get(layout.workspace) ?? new WorkspaceEntries();
    this.lists.set(layout.workspace, list);
    return list;
  }
}

class WorkspaceEntries {
  private summaries: readonly ExecutionSummary[] = [];
  entries: readonly TableEntry[] = [];

  update(entry: WorkspaceEntry): EntryChanges {
    const before = this.summaries;
    this.summaries = entry.store.list();
    const { start, endBefore, endAfter } = changedPart(before, this.summaries);
    if (before.length === 0) {
      this.entries = this.summaries.map((summary) => entryOf(entry, summary));
      return { gone: [], come: this.entries };
    }
    const known = new Map(this.entries.slice(start, endBefore).map((each) => [each.summary, each]));
    const come: TableEntry[] = [];
    const middle = this.summaries.slice(start, endAfter).map((summary) => {
      const same = known.get(summary);
      known.delete(summary);
      if (same !== undefined) return same;
      const made = entryOf(entry, summary);
      come.push(made);
      return made;
    });
    if (start < endBefore || middle.length > 0)
      this.entries = [...this.entries.slice(0, start), ...middle, ...this.entries.slice(endBefore)];
    return { gone: [...known.values()], come };
  }
}

/** As the store orders executions; those of one id in several workspaces by these. */
export function newestEntryFirst(one: TableEntry, other: TableEntry): number {
  const [first, second] = [one.summary.created ?? "", other.summary.created ?? ""];
  if (first !== second) return first < second ? 1 : -1;
  if (one.summary.id !== other.summary.id) return one.summary.id < other.summary.id ? 1 : -1;
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
