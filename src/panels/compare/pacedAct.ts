/** Does something when it is asked for, never twice at once, and with a pause between; what is asked meanwhile is done once. */
export class PacedAct {
  private timer: NodeJS.Timeout | undefined;
  private isActing = false;
  private isAsked = false;

  /** @param pauseMs before each time. @param act never throws. */
  constructor(
    private readonly pauseMs: number,
    private readonly act: () => Promise<void>,
  ) {}

  ask(): void {
    if (this.isActing) this.isAsked = true;
    else
      this.timer ??= setTimeout(() => {
        void this.run();
      }, this.pauseMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.isAsked = false;
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.isActing = true;
    await this.act();
    this.isActing = false;
    if (!this.isAsked) return;
    this.isAsked = false;
    this.ask();
  }
}
