import { lstatSync } from "node:fs";
import { join } from "node:path";
import { Emitter, type Disposable, type Event } from "../core/emitter";
import type { ExecutionSummary } from "../core/summary";
import { archiveFile, listArchivedIds } from "../bundle/archive/archiveFile";
import { importedIds } from "../bundle/import/imports";
import { readJournalFrom, type JournalEntry } from "../bundle/journal";
import type { WorkspaceLayout } from "../bundle/layout";
import { listBundleIds } from "../bundle/listBundles";
import { ArchiveIndex } from "./archiveIndex";
import { Aggregates } from "./index/aggregates";
import { BackgroundScan, type ScanProgress } from "./index/backgroundScan";
import type { BundleScanner } from "./index/bundleScanner";
import { archivedStamp } from "./index/bundleStamp";
import { ExecutionIndex } from "./index/executionIndex";
import { freshLines } from "./index/freshLines";
import { isKept, type IndexRow, type RowPlace } from "./index/indexRow";
import { journalNow, noJournal, type JournalClaim } from "./index/journalClaim";
import { newestFirst } from "./index/newestFirst";
import { readRow } from "./index/readRow";
import { RowSet } from "./index/rowSet";

export interface StoreChange {
  /** Executions that are new, changed or gone. */
  readonly ids: readonly string[];
  /** What the journal said; empty when the folder itself was read. */
  readonly entries: readonly JournalEntry[];
}

/** More bundles than this at once are read by the scanner, where there is one; of fewer no index is kept. */
const fewBundles = 200;

/**
 * All executions of one workspace in memory; the bundles are the truth, this can be rebuilt at any time. What was read
 * once is kept in an index, so that the next start reads no ended one again.
 */
export class ExecutionStore implements Disposable {
  private readonly rows = new RowSet((id) => this.rowOf(id));
  private readonly changes = new Emitter<StoreChange>();
  private readonly archives: ArchiveIndex;
  private readonly index: ExecutionIndex;
  private readonly scan: BackgroundScan | null;
  private readonly place: RowPlace;
  private imported: ReadonlySet<string> = new Set();
  private sorted: readonly ExecutionSummary[] | null = null;
  private counts: Aggregates | null = null;
  private claim: JournalClaim = noJournal;
  private archiving: Promise<void> = Promise.resolve();
  private loaded = false;

  readonly onDidChange: Event<StoreChange> = this.changes.event;

  /**
   * @param scanner reads many bundles in the background; without one they are read at once.
   * @param worthwhile of how many executions an index is kept.
   */
  constructor(
    readonly layout: WorkspaceLayout,
    scanner: BundleScanner | null = null,
    worthwhile = fewBundles,
  ) {
    this.archives = new ArchiveIndex(layout);
    this.index = new ExecutionIndex(layout, worthwhile);
    const folder = join(layout.executions, "/");
    this.place = {
      pathOf: (id, archived) => (archived ? archiveFile(layout, id) : folder + id),
      isImported: (id) => this.imported.has(id),
    };
    const take = (rows: readonly IndexRow[], isLast: boolean): void => {
      this.takeScanned(rows, isLast);
    };
    this.scan = scanner === null ? null : new BackgroundScan(scanner, take);
  }

  /** Newest first, archived ones too; while many are read in the background, those that were read yet. */
  list(): readonly ExecutionSummary[] {
    this.load();
    this.sorted ??= Array.from(this.rows.values(), ({ summary }) => summary).sort(newestFirst);
    return this.sorted;
  }

  /**
   * About the newest so many, at once: what {@link list} begins with, as far as the index knows it. Those that run, and
   * those that were copied in by hand, may only come with the list.
   */
  newest(count: number): readonly ExecutionSummary[] {
    if (this.loaded) return this.list().slice(0, count);
    this.imported = importedIds(this.layout.root);
    const rows = this.index.newest(count, this.place).map(({ summary }) => summary);
    return rows
      .sort(newestFirst)
      .slice(0, count)
      .filter(({ path, archived }) => isThere(path, archived));
  }

  get(id: string): ExecutionSummary | undefined {
    this.load();
    return this.rows.get(id)?.summary;
  }

  /** Counts over all, made when they are asked for and kept until something changes. */
  aggregates(): Aggregates {
    const executions = this.list();
    this.counts ??= new Aggregates(executions);
    return this.counts;
  }

  /** How far the reading of many bundles in the background is; null while there is none. */
  get progress(): ScanProgress | null {
    return this.scan?.progress ?? null;
  }

  /** Tells how far it is; null at its end. */
  onDidProgress(listener: (progress: ScanProgress | null) => void): Disposable {
    return this.scan?.onDidProgress(listener) ?? { dispose: () => undefined };
  }

  /** Resolves when nothing is read in the background any more, archives neither. */
  async whenRead(): Promise<void> {
    this.load();
    await this.scan?.whenIdle();
    await this.archiving;
  }

  /** Ends the reading of many bundles: what is left is read at the next rescan. */
  cancelScan(): void {
    this.scan?.cancel();
  }

  /** Lists the folders again: new ones are read, those that have not ended are read again, vanished ones dropped. */
  rescan(): void {
    this.load();
    const unended = this.rows.unended();
    this.update((id, archived) => unended.has(id) || !this.rows.isAt(id, archived));
  }

  /** Reads every bundle again: edits by hand show. */
  refresh(): void {
    this.load();
    this.update(() => true);
  }

  /** Reads what the journal tells since the last call. */
  followJournal(): void {
    if (!this.loaded) return;
    const { journal } = journalNow(this.layout.journal);
    if (this.claim.journal !== 0 && journal !== this.claim.journal) {
      // What the lost journal told last may not have been read.
      this.index.discard();
      this.claim = noJournal;
      this.refresh();
    }
    const { entries, position } = readJournalFrom(this.layout.journal, this.claim.position);
    this.claim = { journal, position };
    const ids = [...new Set(entries.map((entry) => entry.id))];
    if (ids.length === 0) return;
    this.readAll(ids, () => true, entries);
  }

  /** Keeps what was read for the next start. */
  dispose(): void {
    this.scan?.cancel();
    this.changes.dispose();
  }

  private load(): void {
    if (this.loaded) return;
    this.loaded = true;
    this.imported = importedIds(this.layout.root);
    const now = journalNow(this.layout.journal);
    const present = this.ids();
    const { lines, claim } = freshLines(this.layout, this.index, this.place, present, now);
    this.claim = claim;
    this.rows.hold(lines);
    this.readAll(
      [...present.keys()].filter((id) => !this.rows.has(id)),
      () => false,
    );
  }

  /** Whether each execution is archived; of one that lies in both places the folder counts. */
  private ids(): Map<string, boolean> {
    const present = new Map<string, boolean>();
    for (const id of listArchivedIds(this.layout)) present.set(id, true);
    for (const id of listBundleIds(this.layout.executions)) present.set(id, false);
    return present;
  }

  private update(isStale: (id: string, archived: boolean) => boolean): void {
    const present = this.ids();
    const gone = this.rows.ids().filter((id) => !present.has(id));
    const stale = [...present].flatMap(([id, archived]) => (isStale(id, archived) ? [id] : []));
    this.readAll([...gone, ...stale], (before, after) => JSON.stringify(before) !== JSON.stringify(after));
  }

  /** @param isChange whether a change is told. @param entries what the journal said. */
  private readAll(
    ids: readonly string[],
    isChange: (before: ExecutionSummary | undefined, after: ExecutionSummary | undefined) => boolean,
    entries: readonly JournalEntry[] = [],
  ): void {
    this.imported = importedIds(this.layout.root);
    const later = this.scan !== null && ids.length > fewBundles ? this.readLater(ids, this.scan) : null;
    const changed = ids.filter((id) => {
      if (later?.has(id) === true) return false;
      const before = this.rows.get(id)?.summary;
      this.scan?.passOver(id);
      return isChange(before, this.take(id, this.rowOf(id)));
    });
    this.write();
    if (changed.length + entries.length > 0) this.changes.fire({ ids: changed, entries });
    this.readArchives();
  }

  /** Has the folders among them read in the background, the newest first as far as names tell. @returns these. */
  private readLater(ids: readonly string[], scan: BackgroundScan): ReadonlySet<string> {
    const asked = new Set(ids);
    const live = listBundleIds(this.layout.executions).filter((id) => asked.has(id));
    scan.start(live.sort().reverse());
    return new Set(live);
  }

  private rowOf(id: string): IndexRow | undefined {
    const row = readRow(this.layout, id, this.imported);
    if (row !== undefined) return row;
    if (!isThere(archiveFile(this.layout, id), true)) return undefined;
    return { stamp: archivedStamp(this.layout, id), summary: this.archives.get(id, this.imported) };
  }

  private take(id: string, row: IndexRow | undefined): ExecutionSummary | undefined {
    const before = this.rows.get(id)?.summary;
    if ((before !== undefined && isKept(before)) || (row !== undefined && isKept(row.summary)))
      this.index.note(id);
    this.sorted = this.counts = null;
    if (row === undefined) this.rows.delete(id);
    else this.rows.set(row);
    return row?.summary;
  }

  private takeScanned(rows: readonly IndexRow[], isLast: boolean): void {
    for (const row of rows) this.take(row.summary.id, row);
    if (isLast) this.write();
    const ids = rows.map(({ summary }) => summary.id);
    if (ids.length > 0) this.changes.fire({ ids, entries: [] });
    if (isLast) this.readArchives();
  }

  private write(): void {
    this.index.write(this.claim, this.rows);
  }

  /** Archives that no list has read before are read now; their executions show when that is done. */
  private readArchives(): void {
    if (!this.archives.isIncomplete) return;
    this.archiving = this.archives.fill().then(
      (ids) => {
        this.readAll(ids, () => true);
      },
      () => {
        // The folder of archives cannot be listed any more: the next rescan tells.
      },
    );
  }
}

function isThere(path: string, archived: boolean): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return (archived ? stats?.isFile() : stats?.isDirectory()) === true;
}
