import { lstatSync } from "node:fs";
import { join } from "node:path";
import { Emitter, type Disposable, type Event } from "../core/emitter";
import { isEndState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { importedIds } from "../bundle/import/imports";
import { journalEnd, readJournalFrom, type JournalEntry } from "../bundle/journal";
import type { WorkspaceLayout } from "../bundle/layout";
import { listBundleIds } from "../bundle/listBundles";
import { readSummary } from "./readSummary";

export interface StoreChange {
  /** Executions that are new, changed or gone. */
  readonly ids: readonly string[];
  /** What the journal said; empty when the folder itself was read. */
  readonly entries: readonly JournalEntry[];
}

/** All executions of one workspace in memory; the bundles are the truth, this can be rebuilt at any time. */
export class ExecutionStore implements Disposable {
  private readonly summaries = new Map</* id */ string, ExecutionSummary>();
  private readonly changes = new Emitter<StoreChange>();
  private journalPosition = 0;
  private loaded = false;

  readonly onDidChange: Event<StoreChange> = this.changes.event;

  constructor(readonly layout: WorkspaceLayout) {}

  /** Newest first. */
  list(): readonly ExecutionSummary[] {
    this.load();
    return [...this.summaries.values()].sort(newestFirst);
  }

  get(id: string): ExecutionSummary | undefined {
    this.load();
    return this.summaries.get(id);
  }

  /** Lists the folder of bundles again: new ones are read, those that have not ended are read again, vanished ones dropped. */
  rescan(): void {
    this.update(new Set(listBundleIds(this.layout.executions)), (summary) => !isEndState(summary.state));
  }

  /** Reads every bundle again: edits by hand show. */
  refresh(): void {
    this.update(new Set(listBundleIds(this.layout.executions)), () => true);
  }

  /** Reads what the journal tells since the last call. */
  followJournal(): void {
    if (!this.loaded) return;
    const { entries, position } = readJournalFrom(this.layout.journal, this.journalPosition);
    this.journalPosition = position;
    const ids = [...new Set(entries.map((entry) => entry.id))];
    if (ids.length === 0) return;
    const imported = importedIds(this.layout.root);
    for (const id of ids) this.read(id, imported);
    this.changes.fire({ ids, entries });
  }

  dispose(): void {
    this.changes.dispose();
  }

  private load(): void {
    if (this.loaded) return;
    this.loaded = true;
    this.journalPosition = journalEnd(this.layout.journal);
    const imported = importedIds(this.layout.root);
    for (const id of listBundleIds(this.layout.executions)) this.read(id, imported);
  }

  private update(present: ReadonlySet<string>, isStale: (summary: ExecutionSummary) => boolean): void {
    this.load();
    const imported = importedIds(this.layout.root);
    const changed: string[] = [];
    for (const id of this.summaries.keys())
      if (!present.has(id) && this.summaries.delete(id)) changed.push(id);
    for (const id of present) {
      const known = this.summaries.get(id);
      if (known !== undefined && !isStale(known)) continue;
      this.read(id, imported);
      if (JSON.stringify(known) !== JSON.stringify(this.summaries.get(id))) changed.push(id);
    }
    if (changed.length > 0) this.changes.fire({ ids: changed, entries: [] });
  }

  private read(id: string, imported: ReadonlySet<string>): void {
    const path = join(this.layout.executions, id);
    // A link is no bundle: it could lead out of the workspace.
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
      this.summaries.set(id, readSummary(path, imported));
    else this.summaries.delete(id);
  }
}

/** By creation, then by id, so that executions of one millisecond keep their order. */
function newestFirst(one: ExecutionSummary, other: ExecutionSummary): number {
  return (other.created ?? "").localeCompare(one.created ?? "") || other.id.localeCompare(one.id);
}
