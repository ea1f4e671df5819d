import { Emitter, type Disposable, type Event } from "../../core/emitter";
import type { ScanProgress } from "./backgroundScan";

/** What is read in the background; of several at once the first is told. */
const parts = ["index", "bundles", "archives"] as const;

type Part = (typeof parts)[number];

/** How far the reading of a workspace in the background is. */
export class StoreProgress implements Disposable {
  private readonly reached = new Map<Part, ScanProgress>();
  private readonly changes = new Emitter<ScanProgress | null>();

  readonly onDidChange: Event<ScanProgress | null> = this.changes.event;

  /** Null while nothing is read. */
  get current(): ScanProgress | null {
    for (const part of parts) {
      const progress = this.reached.get(part);
      if (progress !== undefined) return progress;
    }
    return null;
  }

  /** @param progress null at the end. */
  tell(part: Part, progress: ScanProgress | null): void {
    if (progress !== null) this.reached.set(part, progress);
    else if (!this.reached.delete(part)) return;
    this.changes.fire(this.current);
  }

  dispose(): void {
    this.changes.dispose();
  }
}
