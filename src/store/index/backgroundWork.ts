import { inSlices, type Steps } from "./steps";

/** Work that goes on beside everything else on this thread, one after the other. */
export class BackgroundWork {
  private readonly controller = new AbortController();
  private last: Promise<void> = Promise.resolve();
  private count = 0;
  private restsUntil = 0;

  get isIdle(): boolean {
    return this.count === 0;
  }

  /** @param onFailure is told what steps threw. */
  constructor(private readonly onFailure: (error: unknown) => void) {}

  /** @param steps what they throw ends them alone. */
  run(steps: Steps<void>): void {
    this.count += 1;
    this.last = this.last.then(async () => {
      try {
        await inSlices(steps, this.controller.signal, () => this.restsUntil - performance.now());
      } catch (error) {
        this.onFailure(error);
      }
      this.count -= 1;
    });
  }

  /** Does nothing for so many ms, or for as long as it rests already: somebody waits for this thread. */
  rest(ms: number): void {
    this.restsUntil = Math.max(this.restsUntil, performance.now() + ms);
  }

  /** Resolves when there is nothing to do. */
  async whenIdle(): Promise<void> {
    while (!this.isIdle) await this.last;
  }

  /** Ends all of it, for good. */
  dispose(): void {
    this.controller.abort();
  }
}
