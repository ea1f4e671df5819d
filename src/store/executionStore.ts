import { Emitter, type Disposable, type Event } from "../core/emitter";
import type { ExecutionSummary } from "../core/summary";
import { readJournalFrom, type JournalEntry } from "../bundle/journal";
import type { WorkspaceLayout } from "../bundle/layout";
import { Aggregates } from "./index/aggregates";
import { BackgroundScan, type ScanProgress } from "./index/backgroundScan";
import { BackgroundWork } from "./index/backgroundWork";
import { stampedRows } from "./index/bundleStamp";
import type { BundleScanner } from "./index/bundleScanner";
import { ExecutionIndex } from "./index/executionIndex";
import { isKept, type IndexRow } from "./index/indexRow";
import { differs, nothingDiffers } from "./index/differs";
import { beginJournal, journalNow, noJournal, type JournalClaim } from "./index/journalClaim";
import { guessedCount, looksMany, newestSummaries, openIndex, type OpenedIndex } from "./index/openIndex";
import { presentIds, presentStamp } from "./index/presentIds";
import { RowReader } from "./index/rowReader";
import { RowSet } from "./index/rowSet";
import { atOnce, pieces, type Steps } from "./index/steps";
import { usualSizes } from "./storeSizes";

export interface StoreChange {
  /** Executions that are new, changed or gone; none where all may have changed. */
  readonly ids: readonly string[];
  /** What the journal said; empty when the folder itself was read. */
  readonly entries: readonly JournalEntry[];
}

/** So much of the journal is followed at once, in bytes. */
const journalBytes = 64 * 1024;
/** So many new ones are taken up in one step. */
const listedAtOnce = 5000;
/** So many are read again where the window is killed while many are read. */
const unsavedRows = 20_000;

/**
 * All executions of one workspace in memory; the bundles are the truth, this can be rebuilt at any time. What was read
 * once is kept in an index, so that the next start reads no ended one again.
 */
export class ExecutionStore implements Disposable {
  private readonly rows = new RowSet((id) => this.reader.read(id));
  private readonly changes = new Emitter<StoreChange>();
  private readonly progresses = new Emitter<ScanProgress | null>();
  private readonly reader: RowReader;
  private readonly index: ExecutionIndex;
  private readonly scan: BackgroundScan | null;
  private readonly work = new BackgroundWork();
  private counts: Aggregates | null = null;
  private claim: JournalClaim = noJournal;
  private archiving: Promise<void> = Promise.resolve();
  private loading: "not begun" | "under way" | "done" = "not begun";
  /** The newest while all are being read, and how far that is. */
  private preview: readonly ExecutionSummary[] = [];
  private read: ScanProgress | null = null;
  /** What tells the folders as they were listed last. */
  private listed: string | null = null;

  readonly onDidChange: Event<StoreChange> = this.changes.event;
  /** How far the reading in the background is; null at its end. */
  readonly onDidProgress: Event<ScanProgress | null> = this.progresses.event;

  /** @param scanner reads many bundles in the background; without one all is done at once. */
  constructor(
    readonly layout: WorkspaceLayout,
    scanner: BundleScanner | null = null,
    private readonly sizes = usualSizes,
  ) {
    this.reader = new RowReader(layout);
    this.index = new ExecutionIndex(layout, sizes.worthwhile);
    const take = this.takeScanned.bind(this);
    this.scan = scanner === null ? null : new BackgroundScan(scanner, take);
    this.scan?.onDidProgress(() => {
      this.progresses.fire(this.progress);
    });
  }

  /** Newest first, archived ones too; while many are read in the background, those that were read yet. */
  list(): readonly ExecutionSummary[] {
    this.load();
    return this.loading === "under way" ? this.preview : this.rows.list();
  }

  get(id: string): ExecutionSummary | undefined {
    this.load();
    const row = this.rows.get(id) ?? (this.isMany ? this.reader.read(id) : undefined);
    return row?.summary;
  }

  /** Counts over all, made when they are asked for and kept until something changes. */
  aggregates(): Aggregates {
    const executions = this.list();
    this.counts ??= new Aggregates(executions);
    return this.counts;
  }

  /** How far the reading in the background is; null while there is none. */
  get progress(): ScanProgress | null {
    return this.read ?? this.scan?.progress ?? null;
  }

  /** Resolves when nothing is read in the background any more, archives neither. */
  async whenRead(): Promise<void> {
    this.load();
    await this.work.whenIdle();
    await this.scan?.whenIdle();
    await this.archiving;
    await this.work.whenIdle();
  }

  /** Ends the reading of many bundles: what is left is read at the next rescan. */
  cancelScan(): void {
    this.scan?.cancel();
  }

  /** Lists the folders again: new ones are read, those that have not ended are read again, vanished ones dropped. */
  rescan(): void {
    this.load();
    this.run(this.update("unended"));
  }

  /** Reads every bundle again: edits by hand show. */
  refresh(): void {
    this.load();
    this.run(this.update("all"));
  }

  /** Looks again at some executions that may be new, changed or gone. */
  look(ids: readonly string[]): void {
    if (this.loading === "under way") this.rescan();
    else if (this.loading === "done") this.readAll(ids, differs);
  }

  /** Reads what the journal tells since the last call. */
  followJournal(): void {
    if (this.loading !== "done") return;
    const { journal } = journalNow(this.layout.journal);
    if (this.claim.journal !== 0 && journal !== this.claim.journal) {
      // What the lost journal told last may not have been read.
      this.index.discard();
      this.claim = noJournal;
      this.refresh();
    }
    for (;;) {
      const { entries, position } = readJournalFrom(this.layout.journal, this.claim.position, journalBytes);
      const isEnd = position === this.claim.position;
      this.claim = { journal, position };
      const ids = [...new Set(entries.map((entry) => entry.id))];
      if (ids.length > 0) this.readAll(ids, () => true, entries);
      if (isEnd) return;
    }
  }

  /** Keeps what was read for the next start. */
  dispose(): void {
    const isReading = this.scan !== null && this.scan.progress !== null;
    this.work.dispose();
    this.scan?.cancel();
    if (isReading) atOnce(this.index.replace(this.claim, this.rows));
    this.changes.dispose();
    this.progresses.dispose();
  }

  private get isMany(): boolean {
    return this.scan !== null && (this.loading === "under way" || this.rows.size > this.sizes.many);
  }

  private run(steps: Steps<void>): void {
    if (this.isMany) this.work.run(steps);
    else atOnce(steps);
  }

  private load(): void {
    if (this.loading !== "not begun") return;
    this.reader.begin();
    if (this.scan === null || !looksMany(this.layout, this.index, this.sizes.many)) {
      this.loading = "done";
      const { missing, present } = atOnce(this.open());
      this.readAll(missing, nothingDiffers, [], present);
      return;
    }
    this.loading = "under way";
    this.preview = newestSummaries(this.index, this.reader.place, this.sizes.first);
    this.read = { read: this.preview.length, total: guessedCount(this.layout) };
    this.work.run(this.loadLater());
  }

  private *loadLater(): Steps<void> {
    let isRead = false;
    try {
      const opened = yield* this.open();
      const total = opened.present.size;
      yield* this.rows.parse((read) => {
        this.tellRead({ read, total });
      });
      [this.loading, isRead] = ["done", true];
      for (const some of pieces(opened.missing, listedAtOnce)) {
        this.readAll(some, nothingDiffers, [], opened.present);
        yield;
      }
    } finally {
      // A folder that cannot be listed is tried again when it is asked for again.
      if (!isRead) this.loading = "not begun";
      this.preview = [];
      this.counts = null;
      this.tellRead(null);
    }
    this.changes.fire({ ids: [], entries: [] });
  }

  private tellRead(read: ScanProgress | null): void {
    this.read = read;
    this.progresses.fire(this.progress);
  }

  private *open(): Steps<OpenedIndex> {
    const opened = yield* openIndex(this.layout, this.index, this.reader.place);
    this.listed = opened.listed;
    this.claim = opened.claim;
    this.rows.hold(opened.lines);
    return opened;
  }

  private *update(which: "unended" | "all"): Steps<void> {
    const listed = presentStamp(this.layout);
    if (which === "unended" && listed !== null && listed === this.listed) {
      this.readAll(this.rows.unended(), differs);
      return;
    }
    const present = yield* presentIds(this.layout);
    this.listed = listed;
    const stale = this.rows.stale(present, which);
    yield;
    this.readAll(stale, differs, [], present);
  }

  /**
   * @param isChange whether a change is told.
   * @param entries what the journal said.
   * @param listed whether each execution is archived, as the folders were just listed.
   */
  private readAll(
    ids: readonly string[],
    isChange: typeof differs,
    entries: readonly JournalEntry[] = [],
    listed: ReadonlyMap<string, boolean> | null = null,
  ): void {
    this.reader.begin();
    const isListed = (id: string): boolean => listed?.get(id) === false;
    const isLive = listed === null ? (id: string): boolean => this.reader.isLive(id) : isListed;
    const scan = ids.length > this.sizes.few ? this.scan : null;
    scan?.start(ids.filter(isLive));
    const isStamped = this.rows.size + ids.length <= stampedRows;
    const changed = ids.filter((id) => {
      if (scan !== null && isLive(id)) return false;
      const before = this.rows.get(id)?.summary;
      this.scan?.passOver(id);
      return isChange(before, this.take(id, this.reader.read(id, { isStamped, isListed: isListed(id) })));
    });
    this.write();
    if (changed.length + entries.length > 0) this.changes.fire({ ids: changed, entries });
    this.readArchives();
  }

  private take(id: string, row: IndexRow | undefined): ExecutionSummary | undefined {
    const before = this.rows.get(id)?.summary;
    if ((before !== undefined && isKept(before)) || (row !== undefined && isKept(row.summary)))
      this.index.note(id);
    this.counts = null;
    if (row === undefined) this.rows.delete(id);
    else this.rows.set(row);
    return row?.summary;
  }

  private takeScanned(rows: readonly IndexRow[], isLast: boolean): void {
    for (const row of rows) this.take(row.summary.id, row);
    this.write(!isLast);
    const ids = rows.map(({ summary }) => summary.id);
    if (ids.length > 0) this.changes.fire({ ids, entries: [] });
    if (isLast) this.readArchives();
  }

  /** Adds to the index what changed; while many bundles are read, many of them at once. */
  private write(isReading = this.progress !== null): void {
    if (this.loading !== "done" || (isReading && this.index.noted < unsavedRows)) return;
    const isWorn = this.index.append(this.claim, this.rows);
    if (!isWorn || isReading) return;
    // Without a journal nothing would tell the next start what happened since.
    if (this.claim.journal === 0 && this.rows.size > stampedRows)
      this.claim = beginJournal(this.layout.journal);
    this.run(this.index.replace(this.claim, this.rows));
  }

  /** Archives that no list has read before are read now; their executions show when that is done. */
  private readArchives(): void {
    const reading = this.reader.readArchives();
    if (reading === null) return;
    this.archiving = reading.then((ids) => {
      this.readAll(ids, () => true);
    });
  }
}
