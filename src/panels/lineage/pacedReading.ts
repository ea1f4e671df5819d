/** Changes that come thicker are read together, in ms. */
const leastPause = 400;
/** Nothing is read again before so many times as long as the last reading took: of large lineages it takes a while. */
const restShare = 3;

/** Reads again what a page shows as it changes: while it is seen at once, but never most of the time. */
export class PacedReading {
  private timer: NodeJS.Timeout | undefined;
  private tookMs = 0;

  /**
   * @param read never rejects.
   * @param isSeen whether the page is in sight: one that is not reads when it is opened again.
   */
  constructor(
    private readonly read: () => Promise<void>,
    private readonly isSeen: () => boolean,
    /** In ms. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** What is shown has changed. */
  note(): void {
    if (!this.isSeen()) return;
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        if (this.isSeen()) void this.now();
      },
      Math.max(leastPause, restShare * this.tookMs),
    );
  }

  async now(): Promise<void> {
    const begun = this.clock();
    await this.read();
    this.tookMs = this.clock() - begun;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
