/** Looks for the longest time between two signs of life of a run, its begin and its end among them, in ms. */
export class LongestSilence {
  private last: number;
  private next = 0;
  private longest = 0;

  /** @param said when it said something, in order. */
  constructor(
    begin: number,
    private readonly end: number,
    private readonly said: readonly number[],
  ) {
    this.last = begin;
  }

  /** @param times when it printed, in order, later than those before. */
  hear(times: readonly number[]): void {
    for (const at of times) {
      for (let time = this.said[this.next]; time !== undefined && time <= at; time = this.said[this.next]) {
        this.note(time);
        this.next += 1;
      }
      this.note(at);
    }
  }

  /** When all was heard. */
  ms(): number {
    for (const time of this.said.slice(this.next)) this.note(time);
    this.next = this.said.length;
    this.note(this.end);
    return this.longest;
  }

  private note(at: number): void {
    this.longest = Math.max(this.longest, Math.min(at, this.end) - this.last);
    this.last = Math.max(this.last, at);
  }
}
