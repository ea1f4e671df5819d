/** Changes that come thicker are drawn together, in ms. */
const leastPause = 400;
/** Nothing is drawn again before so many times as long as it took: of many executions the lineage takes a while. */
const restShare = 10;

/** Draws lenses again as what they tell changes, but never most of the time. */
export class LensPace {
  private timer: NodeJS.Timeout | undefined;
  /** How long it took at most before they were drawn last, and since, in ms. */
  private took = { before: 0, since: 0 };
  private running = 0;
  private isDue = false;

  /** @param clock in ms. */
  constructor(
    private readonly draw: () => void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** What lenses tell has changed. */
  note(): void {
    const { before, since } = this.took;
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.isDue = this.running > 0;
        if (this.isDue) return;
        this.took = { before: this.took.since, since: 0 };
        this.draw();
      },
      Math.max(leastPause, restShare * Math.max(before, since)),
    );
  }

  /** Finds out what lenses tell, and how long that takes: what changes meanwhile is drawn afterwards. */
  async time<T>(find: () => Promise<T>): Promise<T> {
    const begun = this.clock();
    this.running += 1;
    try {
      return await find();
    } finally {
      this.running -= 1;
      this.took.since = Math.max(this.took.since, this.clock() - begun);
      if (this.isDue && this.running === 0) this.noteLate();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private noteLate(): void {
    this.isDue = false;
    this.note();
  }
}
