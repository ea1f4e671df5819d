import type { Disposable } from "../../core/emitter";
import { BackgroundScan } from "./backgroundScan";
import { BackgroundWork } from "./backgroundWork";
import type { BundleScanner } from "./bundleScanner";
import type { IndexRow } from "./indexRow";
import type { RowReader } from "./rowReader";
import { atOnce, type Steps } from "./steps";
import { StoreFault } from "./storeFault";
import { StoreProgress } from "./storeProgress";

/** What the work beside hands to its store. */
interface StoreHooks {
  /** Takes what was read of bundles; `isLast` where nothing comes any more. */
  readonly take: (rows: readonly IndexRow[], isLast: boolean) => void;
  /** Something was not read, or it went wrong to list executions, or well again. */
  readonly missed: () => void;
  readonly changed: () => void;
}

/** A view that opens has drawn its first rows after so many ms. */
const firstRowsMs = 300;
/** While bundles come and go by thousands, each look at all of them is followed by a rest so many times as long. */
const restOfLook = 3;
const longestRestMs = 3000;

/** All that a store does beside: reading bundles and archives, long work in slices; how far it is and what goes wrong. */
export class StoreBackground implements Disposable {
  readonly progress = new StoreProgress();
  readonly fault: StoreFault;
  /** Null where all is done at once. */
  readonly scan: BackgroundScan | null;
  private readonly work: BackgroundWork;
  private archives: { readonly end: AbortController; readonly done: Promise<void> } | null = null;
  /** Whether archives are not read until somebody looks again. */
  private isHeld = false;
  private readonly waiting = new Set</* kind of look */ string>();
  private isDisposed = false;

  constructor(
    scanner: BundleScanner | null,
    private readonly hooks: StoreHooks,
  ) {
    this.fault = new StoreFault(scanner !== null, () => {
      hooks.missed();
      hooks.changed();
    });
    this.work = new BackgroundWork((error) => {
      this.fault.fail(error);
    });
    this.scan = scanner === null ? null : this.scanBy(scanner);
  }

  /** @param isLater whether the steps are taken in slices, after what goes on already; else at once. */
  run(steps: Steps<void>, isLater: boolean): void {
    if (isLater) this.work.run(steps);
    else
      this.fault.attempt(() => {
        atOnce(steps);
      });
  }

  /** Looks again at all executions: one look that waits for its turn serves all who asked meanwhile. */
  look(kind: string, steps: () => Steps<void>, isLater: boolean): void {
    if (!isLater) this.run(steps(), false);
    else if (!this.waiting.has(kind)) {
      this.waiting.add(kind);
      this.work.run(this.paced(kind, steps));
    }
  }

  /** Lets whoever begins to look have the thread first. */
  giveWay(): void {
    this.work.rest(firstRowsMs);
  }

  /**
   * Reads the archives that were asked for and not read before, unless that was cancelled.
   * @param take is handed the ids of those that were read.
   */
  readArchives(reader: RowReader, take: (ids: readonly string[]) => void): void {
    if (this.archives !== null || this.isHeld || this.isDisposed || !reader.lacksArchives) return;
    const end = new AbortController();
    const read = async (): Promise<void> => {
      try {
        await reader.readArchives((ids, progress) => {
          this.progress.tell("archives", progress);
          take(ids);
        }, end.signal);
      } catch (error) {
        // What cannot be read now is not tried again at once.
        this.isHeld = true;
        this.fault.tell(error instanceof Error ? error : new Error(String(error)));
      }
      this.archives = null;
      this.progress.tell("archives", null);
      if (!this.isDisposed) this.hooks.take([], true);
    };
    this.archives = { end, done: read() };
  }

  /** Ends the reading of bundles and archives until {@link goOn}. */
  cancel(): void {
    this.isHeld = true;
    this.hooks.missed();
    this.scan?.cancel();
    this.archives?.end.abort();
  }

  goOn(): void {
    this.isHeld = false;
  }

  /** Resolves when nothing is done beside any more. */
  async whenIdle(): Promise<void> {
    do {
      await this.work.whenIdle();
      await this.scan?.whenIdle();
      await this.archives?.done;
    } while (!this.work.isIdle || this.archives !== null);
  }

  /** Ends all of it, for good. */
  dispose(): void {
    this.work.dispose();
    this.scan?.cancel();
    this.archives?.end.abort();
    this.isDisposed = true;
    this.progress.dispose();
    this.fault.dispose();
  }

  private *paced(kind: string, steps: () => Steps<void>): Steps<void> {
    this.waiting.delete(kind);
    const begun = performance.now();
    yield* steps();
    this.work.rest(Math.min(restOfLook * (performance.now() - begun), longestRestMs));
  }

  private scanBy(scanner: BundleScanner): BackgroundScan {
    const scan = new BackgroundScan(scanner, this.hooks.take, (failure) => {
      this.hooks.missed();
      this.fault.tell(failure);
    });
    scan.onDidProgress((progress) => {
      this.progress.tell("bundles", progress);
    });
    return scan;
  }
}
