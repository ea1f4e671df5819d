import type { PatternSet } from "./patternSet";

/** What stands in place of a secret. */
const stars = Uint8Array.of(0x2a, 0x2a, 0x2a);
const nothing = new Uint8Array(0);

interface Range {
  begin: number;
  end: number;
}

/**
 * Replaces secrets in a stream of bytes: each unbroken run of bytes that belong to one becomes `***`, also where it
 * comes in parts. Only what may be the beginning of a secret is held back, never more than the longest pattern has.
 */
export class StreamMask {
  private state = 0;
  /** What was not told yet. */
  private held: Uint8Array = nothing;
  /** Runs within `held` for which no stars were told yet, in order and apart. */
  private runs: Range[] = [];
  /** How far into `held` the stars that were told last reach; null when something else was told since. */
  private covered: number | null = null;

  constructor(private readonly patterns: PatternSet) {}

  /** @returns what may be told now: the same bytes when there is nothing to hide and nothing was held. */
  push(bytes: Uint8Array): Uint8Array {
    const all = this.held.length === 0 ? bytes : joined([this.held, bytes]);
    this.search(all, this.held.length);
    return this.tell(all, all.length - this.patterns.openAt(this.state));
  }

  /** Nothing more comes: the rest. */
  end(): Uint8Array {
    this.state = 0;
    return this.tell(this.held, this.held.length);
  }

  private search(bytes: Uint8Array, from: number): void {
    const { patterns } = this;
    let { state } = this;
    for (let at = from; at < bytes.length; at += 1) {
      if (state === 0) {
        at = patterns.skip(bytes, at);
        if (at === bytes.length) break;
      }
      state = patterns.next(state, bytes[at] ?? 0);
      const length = patterns.matchedAt(state);
      if (length > 0) this.hide(at + 1 - length, at + 1);
    }
    this.state = state;
  }

  private hide(begin: number, end: number): void {
    let first = begin;
    for (let last = this.runs.at(-1); last !== undefined && first <= last.end; last = this.runs.at(-1)) {
      first = Math.min(first, last.begin);
      this.runs.pop();
    }
    if (this.covered !== null && first <= this.covered) this.covered = Math.max(this.covered, end);
    else this.runs.push({ begin: first, end });
  }

  /** Tells what lies before a place, and keeps the rest. */
  private tell(bytes: Uint8Array, until: number): Uint8Array {
    if (until === bytes.length && this.runs.length === 0 && this.covered === null) {
      this.held = nothing;
      return bytes;
    }
    const parts: Uint8Array[] = [];
    let at = this.covered ?? 0;
    const show = (end: number): void => {
      if (at >= end) return;
      parts.push(bytes.subarray(at, end));
      this.covered = null;
      at = end;
    };
    for (let [run] = this.runs; run !== undefined && run.begin < until; [run] = this.runs) {
      show(run.begin);
      parts.push(stars);
      this.covered = at = run.end;
      this.runs.shift();
    }
    show(until);
    this.keep(bytes, until);
    return joined(parts);
  }

  private keep(bytes: Uint8Array, from: number): void {
    this.held = bytes.slice(from);
    this.runs = this.runs.map(({ begin, end }) => ({ begin: begin - from, end: end - from }));
    if (this.covered !== null) this.covered -= from;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
