/** Whole numbers of time zones' differences. */
const slotMs = 900_000;

/** Tells the local hour of the week of a time, 0 for Monday's first; quick where times lie close together. */
export class WeekHours {
  private slot = Number.NaN;
  private hour = 0;

  at(time: number): number {
    const slot = Math.floor(time / slotMs);
    if (slot !== this.slot) {
      const date = new Date(time);
      this.slot = slot;
      this.hour = ((date.getDay() + 6) % 7) * 24 + date.getHours();
    }
    return this.hour;
  }
}
