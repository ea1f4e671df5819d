/** Changes that come thicker are read together, in ms. */
const leastPause = 400;
/** Nothing is read again before so many times as long as the last reading took: of large lineages it takes a while. */
const restShare = 3;

/** Reads again what a page shows as it changes: while it is seen at once, but never most of the time. */
export class PacedReading {
  private timer: NodeJS.Timeout | undefined;
  private tookMs = 0;
  private running = 0;
  private isDue = false;

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
    // One that goes on is let come to its end, or nothing would ever be shown of what changes all the time.
    this.isDue = this.running > 0;
    if (this.isDue) return;
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        if (this.running > 0) this.isDue = true;
        else if (this.isSeen()) void this.now();
      },
      Math.max(leastPause, restShare * this.tookMs),
    );
  }

  async now(): Promise<void> {
    const begun = this.clock();
    this.running += 1;
    await this.read();
    this.running -= 1;
    this.tookMs = this.clock() - begun;
    if (this.isDue) this.note();
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
