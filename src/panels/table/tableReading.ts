import type { WorkspaceEntry } from "../../host/workspaces";
import type { ReadingView } from "../../shared/table/tableView";

/** Steps that come thicker are told together. */
const tellMs = 200;

/** What the reading of many bundles needs of the workspaces. */
interface Read {
  all(): readonly WorkspaceEntry[];
}

/** How far the stores of this window are with reading many bundles in the background, and its end on wish. */
export class TableReading {
  private cancelled: { readonly read: number; readonly total: number } | null = null;
  private told = 0;
  private subscriptions: readonly { dispose(): void }[] = [];

  /** @param onProgress called as the reading goes on. */
  constructor(
    private readonly workspaces: Read,
    private readonly onProgress: () => void,
  ) {}

  /** Follows the folders that are there now. */
  follow(): void {
    this.dispose();
    this.subscriptions = this.workspaces.all().map(({ store }) =>
      store.onDidProgress((progress) => {
        if (progress !== null) this.cancelled = null;
        if (progress !== null && Date.now() - this.told < tellMs) return;
        this.told = Date.now();
        this.onProgress();
      }),
    );
  }

  view(): ReadingView | null {
    const now = this.sum();
    if (now !== null) return { ...now, isCancelled: false };
    return this.cancelled === null ? null : { ...this.cancelled, isCancelled: true };
  }

  cancel(): void {
    const reached = this.sum();
    for (const { store } of this.workspaces.all()) store.cancelScan();
    this.cancelled = reached;
    this.onProgress();
  }

  /** Reads what was left when it was cancelled. */
  resume(): void {
    this.cancelled = null;
    for (const { store } of this.workspaces.all()) store.rescan();
    this.onProgress();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.subscriptions = [];
  }

  /** Of all folders together; null where none reads. */
  private sum(): { read: number; total: number } | null {
    const each = this.workspaces.all().flatMap(({ store }) => store.progress ?? []);
    if (each.length === 0) return null;
    return each.reduce((sum, { read, total }) => ({ read: sum.read + read, total: sum.total + total }), {
      read: 0,
      total: 0,
    });
  }
}
