import type { ExecutionSummary } from "../summary";
import { grown, type Column } from "./slots";

/** Infinity and -Infinity where there is no number. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
}

/** A number at each slot; NaN where there is none. */
export class NumberColumn implements Column {
  private numbers = new Float64Array(0);

  /** @param read NaN where an execution has no such number. */
  constructor(private readonly read: (summary: ExecutionSummary) => number) {}

  reserve(capacity: number): void {
    this.numbers = grown(this.numbers, new Float64Array(capacity));
  }

  take(slot: number, summary: ExecutionSummary): void {
    this.numbers[slot] = this.read(summary);
  }

  /** Those of some slots that have a number which passes a test. */
  matching(among: Uint8Array, test: (value: number) => boolean): Uint8Array {
    const { numbers } = this;
    const found = new Uint8Array(among.length);
    for (let slot = 0; slot < among.length; slot += 1) {
      if (among[slot] === 0) continue;
      const value = numbers[slot] ?? NaN;
      if (!Number.isNaN(value) && test(value)) found[slot] = 1;
    }
    return found;
  }

  /** The least and the most of the numbers at some slots. */
  range(slots: Int32Array): NumberRange {
    let [least, most] = [Infinity, -Infinity];
    for (let index = 0; index < slots.length; index += 1) {
      const value = this.numbers[slots[index] ?? 0] ?? NaN;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    return { least, most };
  }
}
