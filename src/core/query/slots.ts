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
}

/** An array of the same content at its beginning. @param next as long at least. */
export function grown<T extends Int32Array | Float64Array | Uint8Array>(before: T, next: T): T {
  next.set(before);
  return next;
}

/** Room is made for some more than are there: single ones come often. */
const spare = 1.1;
const fewSlots = 64;

/** The slots of executions that come and go: each keeps its own while it is there. */
export class Slots<Member extends Slotted> {
  private readonly members: (Member | undefined)[] = [];
  private readonly free: number[] = [];
  private inUse = new Uint8Array(0);

  /** 1 at each slot that is in use. */
  get live(): Uint8Array {
    return this.inUse;
  }

  /** How many slots there is room for. */
  get capacity(): number {
    return this.inUse.length;
  }

  get count(): number {
    return this.members.length - this.free.length;
  }

  drop(gone: readonly Member[]): void {
    for (const { slot } of gone) {
      this.members[slot] = undefined;
      this.inUse[slot] = 0;
      this.free.push(slot);
    }
  }

  add(come: readonly Member[]): void {
    const needed = this.count + come.length;
    if (needed > this.capacity)
      this.inUse = grown(this.inUse, new Uint8Array(Math.ceil(needed * spare) + fewSlots));
    for (const member of come) {
      member.slot = this.free.pop() ?? this.members.length;
      this.members[member.slot] = member;
      this.inUse[member.slot] = 1;
    }
  }

  each(take: (slot: number, summary: ExecutionSummary) => void): void {
    this.members.forEach((member, slot) => {
      if (member !== undefined) take(slot, member.summary);
    });
  }

  /** Those of some slots whose executions pass a test. */
  matching(among: Uint8Array, test: (summary: ExecutionSummary) => boolean): Uint8Array {
    const found = new Uint8Array(among.length);
    this.members.forEach((member, slot) => {
      if (member !== undefined && among[slot] === 1 && test(member.summary)) found[slot] = 1;
    });
    return found;
  }
}
