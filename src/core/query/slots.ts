import type { ExecutionSummary } from "../summary";

/** An execution, and where columns hold what it has. */
export interface Slotted {
  readonly summary: ExecutionSummary;
  /** Set when it is taken into columns; it means nothing before. */
  slot: number;
}

/** What executions have in one respect, by their slots. */
export interface Column {
  /** Makes room for so many slots. */
  reserve(capacity: number): void;
  take(slot: number, summary: ExecutionSummary): void;
  /** Called where many were taken. */
  settle?(): void;
}

/** An array of the same content at its beginning. @param next as long at least. */
export function grown<T extends Int32Array | Uint16Array | Float64Array | Uint8Array>(before: T, next: T): T {
  next.set(before);
  return next;
}

/** Room is made for some more than are there: single ones come often. */
const spare = 1.02;
const fewSlots = 64;

/** The slots of executions that come and go: each keeps its own while it is there. */
export class Slots {
  private readonly summaries: (ExecutionSummary | undefined)[] = [];
  private readonly free: number[] = [];
  private inUse = new Uint8Array(0);

  /** 1 at each slot that is in use. */
  get live(): Uint8Array {
    return this.inUse;
  }

  /** How many slots there is room for; a multiple of four. */
  get capacity(): number {
    return this.inUse.length;
  }

  get count(): number {
    return this.summaries.length - this.free.length;
  }

  drop(gone: readonly Slotted[]): void {
    for (const { slot } of gone) {
      this.summaries[slot] = undefined;
      this.inUse[slot] = 0;
      this.free.push(slot);
    }
  }

  add(come: readonly Slotted[]): void {
    const needed = this.count + come.length;
    if (needed > this.capacity)
      this.inUse = grown(this.inUse, new Uint8Array(4 * Math.ceil((needed * spare + fewSlots) / 4)));
    for (const member of come) {
      member.slot = this.free.pop() ?? this.summaries.length;
      this.summaries[member.slot] = member.summary;
      this.inUse[member.slot] = 1;
    }
  }

  *summariesAt(slots: Int32Array): Generator<ExecutionSummary> {
    for (const slot of slots) {
      const summary = this.summaries[slot];
      if (summary !== undefined) yield summary;
    }
  }

  each(take: (slot: number, summary: ExecutionSummary) => void): void {
    for (let slot = 0; slot < this.summaries.length; slot += 1) {
      const summary = this.summaries[slot];
      if (summary !== undefined) take(slot, summary);
    }
  }

  /** Those of some slots whose executions pass a test. */
  matching(among: Uint8Array, test: (summary: ExecutionSummary) => boolean): Uint8Array {
    const found = new Uint8Array(among.length);
    for (let slot = 0; slot < this.summaries.length; slot += 1) {
      if (among[slot] === 0) continue;
      const summary = this.summaries[slot];
      if (summary !== undefined && test(summary)) found[slot] = 1;
    }
    return found;
  }
}
