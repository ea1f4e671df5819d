import { Emitter, type Disposable } from "../../core/emitter";
import type { BundleScanner } from "./bundleScanner";
import type { IndexRow } from "./indexRow";

export interface ScanProgress {
  readonly read: number;
  readonly total: number;
}

/** Rows are handed on when there are a tenth of what was read, within these bounds: each time views are drawn anew. */
const fewestRows = 200;
const mostRows = 2000;
/** What is asked for within this time is read together, in ms. */
const gatherMs = 20;

/** The reading of many bundles by a scanner: one after the other, with progress; what was read elsewhere meanwhile is left out. */
export class BackgroundScan {
  private readonly progresses = new Emitter<ScanProgress | null>();
  private waiting: string[] = [];
  private wanted = new Set<string>();
  private gathered: IndexRow[] = [];
  private running: Disposable | null = null;
  private state: ScanProgress | null = null;

  readonly onDidProgress = this.progresses.event;

  /**
   * @param take takes what was read, some rows at a time; `isLast` where nothing comes any more.
   * @param fail is told why the scanner did not read all.
   */
  constructor(
    private readonly scanner: BundleScanner,
    private readonly take: (rows: readonly IndexRow[], isLast: boolean) => void,
    private readonly fail: (failure: Error) => void,
  ) {}

  get progress(): ScanProgress | null {
    return this.state;
  }

  /** Resolves when there is nothing to read. */
  async whenIdle(): Promise<void> {
    if (this.running === null) return;
    await new Promise<void>((resolve) => {
      const waiting = this.onDidProgress((progress) => {
        if (progress !== null) return;
        waiting.dispose();
        resolve();
      });
    });
    await this.whenIdle();
  }

  /** Reads these too. @param ids in the order in which they are wanted. */
  start(ids: readonly string[]): void {
    this.waiting = this.waiting.length === 0 ? [...ids] : [...this.waiting, ...ids];
    if (this.running !== null) return;
    // More may come this moment: threads are begun once for all of it.
    const timer = setTimeout(() => {
      this.next();
    }, gatherMs);
    this.running = {
      dispose: () => {
        clearTimeout(timer);
      },
    };
    this.tell({ read: 0, total: this.waiting.length });
  }

  /** It was read or is gone: what the scan will say of it is older. */
  passOver(id: string): void {
    this.wanted.delete(id);
  }

  cancel(): void {
    this.waiting = [];
    this.running?.dispose();
    if (this.running !== null) this.end();
  }

  private next(): void {
    const ids = this.waiting;
    this.waiting = [];
    this.wanted = new Set(ids);
    this.tell({ read: 0, total: ids.length });
    let read = 0;
    this.running = this.scanner.scan(
      ids,
      (rows) => {
        read += rows.length;
        for (const row of rows) if (this.wanted.has(row.summary.id)) this.gathered.push(row);
        if (this.gathered.length >= Math.min(mostRows, Math.max(fewestRows, read / 10))) this.handOn(false);
        this.tell({ read, total: ids.length + this.waiting.length });
      },
      // What a scanner that failed did not read is read when it is looked for again.
      (failure) => {
        if (failure !== null) this.fail(failure);
        this.end();
        if (this.waiting.length > 0) this.next();
      },
    );
  }

  private end(): void {
    this.running = null;
    this.handOn(true);
    this.wanted.clear();
    this.tell(null);
  }

  private handOn(isLast: boolean): void {
    const rows = this.gathered.filter(({ summary }) => this.wanted.has(summary.id));
    this.gathered = [];
    this.take(rows, isLast);
  }

  private tell(progress: ScanProgress | null): void {
    this.state = progress;
    this.progresses.fire(progress);
  }
}
