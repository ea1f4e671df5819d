import type { Disposable } from "../core/emitter";
import { isRunning } from "../core/lifecycle";
import type { EventListener } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";

const intervalMs = 500;

/** Tells readers what a running script says, at most twice a second. */
export class StatusTeller implements EventListener, Disposable {
  private timer: NodeJS.Timeout | undefined;
  private waiting: { readonly message: string; readonly progress: number | null } | "changed" | null = null;
  private disposed = false;

  constructor(private readonly record: ExecutionRecord) {}

  status(message: string, progress: number | null): void {
    const earlier = this.waiting !== null && this.waiting !== "changed" ? this.waiting : null;
    this.waiting = {
      message: message === "" ? (earlier?.message ?? this.record.status.message) : message,
      progress: progress ?? earlier?.progress ?? null,
    };
    this.schedule();
  }

  changed(): void {
    this.waiting ??= "changed";
    this.schedule();
  }

  /** Nothing is told any more: the end state is next. */
  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
  }

  private schedule(): void {
    if (this.disposed || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.tell();
    }, intervalMs);
    this.timer.unref();
  }

  private tell(): void {
    const { waiting } = this;
    this.waiting = null;
    if (this.disposed || waiting === null || !isRunning(this.record.status.state)) return;
    try {
      if (waiting === "changed") this.record.tell("CHANGED");
      else this.record.progress(waiting.message, waiting.progress);
    } catch {
      // A full disk: the end state will say so.
    }
  }
}
