import { Emitter, type Disposable, type Event } from "../core/emitter";
import type { ExecutionSummary } from "../core/summary";
import type { JournalEntry } from "../bundle/journal";
import type { WorkspaceLayout } from "../bundle/layout";
import type { BackgroundScan, ScanProgress } from "./index/backgroundScan";
import { stampedRows } from "./index/bundleStamp";
import type { BundleScanner } from "./index/bundleScanner";
import { ExecutionIndex } from "./index/executionIndex";
import { isKept, type IndexRow } from "./index/indexRow";
import { differs, nothingDiffers } from "./index/differs";
import { beginJournal, journalAfter, journalNow, noJournal, type JournalClaim } from "./index/journalClaim";
import { guessedCount, looksMany, newestSummaries, openIndex, type OpenedIndex } from "./index/openIndex";
import { presentIds, presentStamp } from "./index/presentIds";
import { RowReader } from "./index/rowReader";
import { RowSet } from "./index/rowSet";
import { StoreBackground } from "./index/storeBackground";
import { atOnce, pieces, type Steps } from "./index/steps";
import { listedAtOnce, unsavedRows, usualSizes } from "./storeSizes";

export interface StoreChange {
  /** Executions that are new, changed or gone; none where all may have changed. */
  readonly ids: readonly string[];
  /** What the journal said; empty when the folder itself was read. */
  readonly entries: readonly JournalEntry[];
}

/**
 * All executions of one workspace in memory; the bundles are the truth, this can be rebuilt at any time. What was read
 * once is kept in an index, so that the next start reads no ended one again.
 */
export class ExecutionStore implements Disposable {
  private readonly rows = new RowSet((id) => this.reader.read(id));
  private readonly changes = new Emitter<StoreChange>();
  private readonly beside: StoreBackground;
  private readonly scan: BackgroundScan | null;
  private readonly reader: RowReader;
  private readonly index: ExecutionIndex;
  private claim: JournalClaim = noJournal;
  private loading: "not begun" | "under way" | "done" = "not begun";
  /** The newest while all are being read. */
  private preview: readonly ExecutionSummary[] = [];
  /** What tells the folders as they were listed last. */
  private listed: string | null = null;

  readonly onDidChange: Event<StoreChange> = this.changes.event;
  /** How far the reading in the background is; null at its end. */
  readonly onDidProgress: Event<ScanProgress | null>;
  /** What went wrong: some executions were not read. */
  readonly onDidFail: Event<Error>;

  /** @param scanner reads many bundles in the background; without one all is done at once, and throws what goes wrong. */
  constructor(
    readonly layout: WorkspaceLayout,
    scanner: BundleScanner | null = null,
    private readonly sizes = usualSizes,
  ) {
    this.reader = new RowReader(layout, scanner !== null);
    this.index = new ExecutionIndex(layout, sizes.worthwhile);
    this.beside = new StoreBackground(scanner, {
      take: this.takeScanned.bind(this),
      missed: () => {
        this.listed = null;
      },
      changed: () => {
        this.changes.fire({ ids: [], entries: [] });
      },
    });
    this.scan = this.beside.scan;
    this.onDidProgress = this.beside.progress.onDidChange;
    this.onDidFail = this.beside.fault.onDidFail;
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

  /** Why the executions could not be listed when that was tried last; null: they could. */
  get problem(): Error | null {
    return this.beside.fault.problem;
  }

  /** How far the reading in the background is; null while there is none. */
  get progress(): ScanProgress | null {
    return this.beside.progress.current;
  }

  /** Resolves when nothing is read in the background any more, archives neither. */
  async whenRead(): Promise<void> {
    this.load();
    await this.beside.whenIdle();
  }

  /** Ends the reading of many bundles and archives: what is left is read at the next rescan. */
  cancelScan(): void {
    this.beside.cancel();
  }

  /** Somebody begins to look: what is read beside goes on once the first rows stand there. */
  giveWay(): void {
    this.beside.giveWay();
  }

  /** Lists the folders again: new ones are read, those that have not ended are read again, vanished ones dropped. */
  rescan(): void {
    this.lookAgain("unended");
  }

  /** Reads every bundle again: edits by hand show. */
  refresh(): void {
    this.lookAgain("all");
  }

  /** Looks again at some executions that may be new, changed or gone. */
  look(ids: readonly string[]): void {
    if (this.loading === "under way" || this.problem !== null) this.rescan();
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
      // Whoever hears of a part may have followed it further.
      const { entries, claim, isEnd } = journalAfter(this.layout.journal, { ...this.claim, journal });
      this.claim = claim;
      if (isEnd) return;
      const ids = [...new Set(entries.map((entry) => entry.id))];
      if (ids.length > 0) this.readAll(ids, () => true, entries);
    }
  }

  /** Keeps what was read for the next start. */
  dispose(): void {
    const isReading = this.scan !== null && this.scan.progress !== null;
    this.beside.dispose();
    if (isReading) atOnce(this.index.replace(this.claim, this.rows));
    this.changes.dispose();
  }

  private get isMany(): boolean {
    return this.scan !== null && (this.loading === "under way" || this.rows.size > this.sizes.many);
  }

  private lookAgain(which: "unended" | "all"): void {
    this.beside.goOn();
    this.load(true);
    if (this.loading !== "not begun") this.beside.look(which, () => this.update(which), this.isMany);
  }

  /** @param again whether it is tried again after it failed. */
  private load(again = false): void {
    if (this.loading !== "not begun" || (this.problem !== null && !again)) return;
    this.beside.fault.attempt(() => {
      this.begin();
    });
  }

  private begin(): void {
    this.reader.begin();
    if (this.scan === null || !looksMany(this.layout, this.index, this.sizes.many)) {
      const { missing, present } = atOnce(this.open());
      this.loading = "done";
      this.readAll(missing, nothingDiffers, [], present);
      this.beside.fault.succeed();
      return;
    }
    this.loading = "under way";
    this.preview = newestSummaries(this.index, this.reader.place, this.sizes.first);
    this.beside.progress.tell("index", { read: this.preview.length, total: guessedCount(this.layout) });
    this.beside.run(this.loadLater(), true);
  }

  private *loadLater(): Steps<void> {
    let isRead = false;
    try {
      const opened = yield* this.open();
      const total = opened.present.size;
      yield* this.rows.parse((read) => {
        this.beside.progress.tell("index", { read, total });
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
      this.beside.progress.tell("index", null);
    }
    this.beside.fault.succeed();
    this.changes.fire({ ids: [], entries: [] });
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
    this.beside.fault.succeed();
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
      const known = this.rows.get(id);
      const before = known?.summary;
      this.scan?.passOver(id);
      return isChange(
        before,
        this.take(id, this.reader.read(id, { isStamped, isListed: isListed(id) }, known)),
      );
    });
    this.write();
    if (changed.length + entries.length > 0) this.changes.fire({ ids: changed, entries });
    this.readArchives();
  }

  private take(id: string, row: IndexRow | undefined): ExecutionSummary | undefined {
    const before = this.rows.get(id)?.summary;
    if ((before !== undefined && isKept(before)) || (row !== undefined && isKept(row.summary)))
      this.index.note(id);
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
    this.beside.run(this.index.replace(this.claim, this.rows), this.isMany);
  }

  /** Archives that no list has read before are read now; their executions show as that is done. */
  private readArchives(): void {
    this.beside.readArchives(this.reader, (ids) => {
      this.readAll(ids, () => true);
    });
  }
}
