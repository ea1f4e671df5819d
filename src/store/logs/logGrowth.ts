/** What a run prints is told of a moment later: so long what is not told of waits for its time, in ms. */
const waitForTimeMs = 1000;

/** Decides when what `logs.ndjson` does not tell of is shown without a time. */
export class LogGrowth {
  private bytes = -1;
  private since = 0;

  /**
   * @param bytes of both logs now.
   * @param hasEnded whether nothing more comes.
   * @param now in milliseconds.
   * @returns whether nobody will tell the times of what is not told of.
   */
  isSettled(bytes: number, hasEnded: boolean, now: number): boolean {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.since = now;
    }
    return hasEnded || now - this.since >= waitForTimeMs;
  }
}
