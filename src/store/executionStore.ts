import { lstatSync } from "node:fs";
import { join } from "node:path";
import { Emitter, type Disposable, type Event } from "../core/emitter";
import { isEndState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { archiveFile, listArchivedIds } from "../bundle/archive/archiveFile";
import { importedIds } from "../bundle/import/imports";
import { journalEnd, readJournalFrom, type JournalEntry } from "../bundle/journal";
import type { WorkspaceLayout } from "../bundle/layout";
import { listBundleIds } from "../bundle/listBundles";
import { ArchiveIndex } from "./archiveIndex";
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
  private readonly archives: ArchiveIndex;
  private sorted: readonly ExecutionSummary[] | null = null;
  private journalPosition = 0;
  private loaded = false;

  readonly onDidChange: Event<StoreChange> = this.changes.event;

  constructor(readonly layout: WorkspaceLayout) {
    this.archives = new ArchiveIndex(layout);
  }

  /** Newest first, archived ones too. */
  list(): readonly ExecutionSummary[] {
    this.load();
    this.sorted ??= [...this.summaries.values()].sort(newestFirst);
    return this.sorted;
  }

  get(id: string): ExecutionSummary | undefined {
    this.load();
    return this.summaries.get(id);
  }

  /** Lists the folders again: new ones are read, those that have not ended are read again, vanished ones dropped. */
  rescan(): void {
    this.update((summary) => !isEndState(summary.state));
  }

  /** Reads every bundle again: edits by hand show. */
  refresh(): void {
    this.update(() => true);
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
    this.readArchives();
  }

  dispose(): void {
    this.changes.dispose();
  }

  private load(): void {
    if (this.loaded) return;
    this.loaded = true;
    this.journalPosition = journalEnd(this.layout.journal);
    const imported = importedIds(this.layout.root);
    for (const id of this.ids().keys()) this.read(id, imported);
    this.readArchives();
  }

  /** Whether each execution is archived; of one that lies in both places the folder counts. */
  private ids(): Map<string, boolean> {
    const archived = listArchivedIds(this.layout).map((id) => [id, true] as const);
    const live = listBundleIds(this.layout.executions).map((id) => [id, false] as const);
    return new Map([...archived, ...live]);
  }

  private update(isStale: (summary: ExecutionSummary) => boolean): void {
    this.load();
    const present = this.ids();
    const imported = importedIds(this.layout.root);
    const changed: string[] = [];
    for (const id of this.summaries.keys()) if (!present.has(id) && this.forget(id)) changed.push(id);
    for (const [id, archived] of present) {
      const known = this.summaries.get(id);
      if (known?.archived === archived && !isStale(known)) continue;
      this.read(id, imported);
      if (JSON.stringify(known) !== JSON.stringify(this.summaries.get(id))) changed.push(id);
    }
    if (changed.length > 0) this.changes.fire({ ids: changed, entries: [] });
    this.readArchives();
  }

  private read(id: string, imported: ReadonlySet<string>): void {
    const path = join(this.layout.executions, id);
    // A link is no bundle: it could lead out of the workspace.
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
      this.keep(readSummary(path, { imported }));
    else if (lstatSync(archiveFile(this.layout, id), { throwIfNoEntry: false })?.isFile() === true)
      this.keep(this.archives.get(id, imported));
    else this.forget(id);
  }

  /** Archives that no list has read before are read now; their executions show when that is done. */
  private readArchives(): void {
    if (!this.archives.isIncomplete) return;
    this.archives.fill().then(
      (ids) => {
        const imported = importedIds(this.layout.root);
        for (const id of ids) this.read(id, imported);
        if (ids.length > 0) this.changes.fire({ ids, entries: [] });
      },
      () => {
        // The folder of archives cannot be listed any more: the next rescan tells.
      },
    );
  }

  private keep(summary: ExecutionSummary): void {
    this.sorted = null;
    this.summaries.set(summary.id, summary);
  }

  private forget(id: string): boolean {
    this.sorted = null;
    return this.summaries.delete(id);
  }
}

/** By creation, then by id, so that executions of one millisecond keep their order. */
function newestFirst(one: ExecutionSummary, other: ExecutionSummary): number {
  return (other.created ?? "").localeCompare(one.created ?? "") || other.id.localeCompare(one.id);
}
