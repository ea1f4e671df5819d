import type { ExecutionSummary } from "../summary";
import type { PartKey } from "./columnParts";
import { grown, type Column } from "./slots";

/** So many codes have room in two bytes. */
const mostShort = 2 ** 16;

/** So few values are all asked beforehand: without a question at each slot it is quicker. */
const fewValues = 500;

/** A code at each slot for the value that a part of the summary has: what is found of one value holds for all that have it. */
export class CodeColumn implements Column {
  private codes: Uint16Array | Int32Array = new Uint16Array(0);
  private readonly known = new Map<PartKey, number>();
  private readonly examples: ExecutionSummary[] = [];

  /** @param read what tells the values from each other. */
  constructor(private readonly read: (summary: ExecutionSummary) => PartKey) {}

  reserve(capacity: number): void {
    const next = this.examples.length > mostShort ? new Int32Array(capacity) : new Uint16Array(capacity);
    this.codes = grown(this.codes, next);
  }

  take(slot: number, summary: ExecutionSummary): void {
    const key = this.read(summary);
    let code = this.known.get(key);
    if (code === undefined) {
      code = this.examples.push(summary) - 1;
      this.known.set(key, code);
      if (code === mostShort) this.codes = grown(this.codes, new Int32Array(this.codes.length));
    }
    this.codes[slot] = code;
  }

  /** Those of some slots whose values pass a test; it is asked of each value once at most. */
  matching(among: Uint8Array, test: (example: ExecutionSummary) => boolean): Uint8Array {
    return this.examples.length > fewValues ? this.askedAsMet(among, test) : this.askedBefore(among, test);
  }

  private askedBefore(among: Uint8Array, test: (example: ExecutionSummary) => boolean): Uint8Array {
    const { codes } = this;
    const answers = Uint8Array.from(this.examples, (example) => Number(test(example)));
    const found = new Uint8Array(among.length);
    for (let slot = 0; slot < among.length; slot += 1)
      found[slot] = (among[slot] ?? 0) & (answers[codes[slot] ?? 0] ?? 0);
    return found;
  }

  private askedAsMet(among: Uint8Array, test: (example: ExecutionSummary) => boolean): Uint8Array {
    const { codes, examples } = this;
    const found = new Uint8Array(among.length);
    // 0: not asked yet, 1: no, 2: yes.
    const answers = new Uint8Array(examples.length);
    for (let slot = 0; slot < among.length; slot += 1) {
      if (among[slot] === 0) continue;
      const code = codes[slot] ?? 0;
      if (answers[code] === 0) answers[code] = test(examples[code] as ExecutionSummary) ? 2 : 1;
      if (answers[code] === 2) found[slot] = 1;
    }
    return found;
  }

  /** How often each value occurs at some slots, in the order in which they first come. */
  counts(slots: Int32Array): { readonly example: ExecutionSummary; readonly count: number }[] {
    const counts = new Int32Array(this.examples.length);
    const met: number[] = [];
    for (let index = 0; index < slots.length; index += 1) {
      const code = this.codes[slots[index] ?? 0] ?? 0;
      const before = counts[code] ?? 0;
      if (before === 0) met.push(code);
      counts[code] = before + 1;
    }
    return met.map((code) => ({
      example: this.examples[code] as ExecutionSummary,
      count: counts[code] ?? 0,
    }));
  }

  /** Whether the values at some slots are not all the same. */
  differs(slots: Int32Array): boolean {
    const first = this.codes[slots[0] ?? 0];
    for (let index = 1; index < slots.length; index += 1)
      if (this.codes[slots[index] ?? 0] !== first) return true;
    return false;
  }
}
