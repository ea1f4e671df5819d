/** So long it looks without listening to questions, in ms; how often it tells how far it is; how often it looks again. */
const sliceMs = 12;
const tellMs = 100;
const followMs = 200;

/** A log that is looked through piece by piece, and again as it grows. */
interface GrowingLog<Progress> {
  look(now: number): Generator<void, void>;
  progress(): Progress;
  end(): void;
}

/** Looks through a log as long as it may grow and somebody looks on, and tells how far it is. */
export class LogFollowing<Progress> {
  /** What was asked for since it looked last. */
  private readonly asked = new Set<"more">();
  private wake: (() => void) | null = null;
  private told = "";

  /**
   * @param state `hasEnded`: nothing more comes; `isResting`: nobody looks on; `isHeld`: it looks only once it may begin.
   * @param later calls back after so many ms.
   */
  constructor(
    private readonly log: GrowingLog<Progress>,
    private readonly state: { hasEnded: boolean; isResting: boolean; isHeld: boolean },
    private readonly tell: (progress: Progress) => void,
    private readonly later: (call: () => void, ms: number) => void,
  ) {}

  /** Goes on for ever. */
  async follow(): Promise<void> {
    this.tellProgress();
    for (;;) {
      this.asked.clear();
      if (!this.state.isHeld) await this.look();
      this.tellProgress();
      if (this.asksForMore()) continue;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (!this.state.hasEnded && !this.state.isResting && !this.state.isHeld)
          this.later(resolve, followMs);
      });
      this.wake = null;
    }
  }

  begin(): null {
    this.state.isHeld = false;
    this.lookAgain();
    return null;
  }

  lookAgain(): void {
    this.asked.add("more");
    this.wake?.();
  }

  /** Nothing more comes: it looks a last time. */
  end(): null {
    this.state.hasEnded = true;
    this.log.end();
    this.lookAgain();
    return null;
  }

  /** It does not look again by itself while it rests. */
  rest(isResting: boolean): null {
    this.state.isResting = isResting;
    if (!isResting) this.lookAgain();
    return null;
  }

  /** Tells only what is new. */
  private tellProgress(): void {
    const progress = this.log.progress();
    const text = JSON.stringify(progress);
    if (text !== this.told) this.tell(progress);
    this.told = text;
  }

  private asksForMore(): boolean {
    return this.asked.has("more");
  }

  /** Looks through what is there, and listens to questions meanwhile. */
  private async look(): Promise<void> {
    let [sliceBegun, lastTold] = [performance.now(), performance.now()];
    const steps = this.log.look(Date.now());
    while (steps.next().done !== true) {
      if (this.asksForMore()) return;
      if (performance.now() - sliceBegun < sliceMs) continue;
      if (performance.now() - lastTold >= tellMs) {
        this.tellProgress();
        lastTold = performance.now();
      }
      await new Promise(setImmediate);
      sliceBegun = performance.now();
    }
  }
}
