import { Emitter, type Disposable, type Event } from "../../core/emitter";

/** What goes wrong with listing executions: kept until it goes well again, so that a view can tell why there are none. */
export class StoreFault implements Disposable {
  private readonly failures = new Emitter<Error>();
  private kept: Error | null = null;

  /** All that goes wrong, also with some executions alone. */
  readonly onDidFail: Event<Error> = this.failures.event;

  /**
   * @param isKept whether what goes wrong is kept; else it is thrown.
   * @param changed called when it goes wrong, and when it goes well again.
   */
  constructor(
    private readonly isKept: boolean,
    private readonly changed: () => void,
  ) {}

  /** Null while all goes well. */
  get problem(): Error | null {
    return this.kept;
  }

  attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!this.isKept) throw error;
      this.fail(error);
    }
  }

  fail(thrown: unknown): void {
    const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    this.kept = failure;
    this.failures.fire(failure);
    this.changed();
  }

  /** Some were not read; the others are there. */
  tell(failure: Error): void {
    this.failures.fire(failure);
  }

  succeed(): void {
    if (this.kept === null) return;
    this.kept = null;
    this.changed();
  }

  dispose(): void {
    this.failures.dispose();
  }
}
