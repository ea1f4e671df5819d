/** While something runs, and for "2 min ago", rows are drawn again in this time. */
const clockMs = { running: 1000, ended: 30_000 };

/** Tells the page the time again and again, as often as what it shows needs. */
export class PageClock {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: () => void) {}

  /** @param isRunning whether something that is shown goes on. */
  wind(isRunning: boolean): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.tell, isRunning ? clockMs.running : clockMs.ended);
  }
}
