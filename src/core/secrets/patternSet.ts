/**
 * Byte patterns that are looked for all at once, in one pass (Aho and Corasick, 1975). A state of the search is a
 * number; 0 is the start. The memory is a few words for each byte of the patterns.
 */
export class PatternSet {
  /** The longest pattern that ends in a state, in bytes; 0 for none. */
  private readonly matched: Int32Array;
  /** How many of the last bytes may still grow into a pattern. */
  private readonly open: Int32Array;
  private readonly fail: Int32Array;
  private readonly child: Int32Array;
  private readonly sibling: Int32Array;
  private readonly byte: Uint8Array;
  /** The root has many children: these are found without a search. */
  private readonly first = new Int32Array(256);
  /** Of the longest pattern, in bytes. */
  readonly longest: number;

  /** @param patterns none of them empty; one byte a character. */
  constructor(patterns: Iterable<string>) {
    const all = [...patterns];
    const states = all.reduce((sum, { length }) => sum + length, 1);
    [this.matched, this.open, this.fail, this.child, this.sibling] = [0, 0, 0, 0, 0].map(
      () => new Int32Array(states),
    ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    this.byte = new Uint8Array(states);
    this.longest = all.reduce((most, { length }) => Math.max(most, length), 0);
    let used = 1;
    for (const pattern of all) used = this.add(pattern, used);
    this.link(used);
  }

  /** The state after one more byte. */
  next(state: number, byte: number): number {
    for (let from = state; from !== 0; from = this.fail[from] ?? 0) {
      const child = this.childOf(from, byte);
      if (child !== 0) return child;
    }
    return this.first[byte] ?? 0;
  }

  /** The first place from `from` on with a byte that a pattern begins with. */
  skip(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.first[bytes[at] ?? 0] === 0) at += 1;
    return at;
  }

  matchedAt(state: number): number {
    return this.matched[state] ?? 0;
  }

  openAt(state: number): number {
    return this.open[state] ?? 0;
  }

  private add(pattern: string, unused: number): number {
    let used = unused;
    let state = 0;
    for (let at = 0; at < pattern.length; at += 1) {
      const byte = pattern.charCodeAt(at);
      let child = this.childOf(state, byte);
      if (child === 0) {
        child = used;
        used += 1;
        this.byte[child] = byte;
        this.sibling[child] = this.child[state] ?? 0;
        this.child[state] = child;
        if (state === 0) this.first[byte] = child;
      }
      state = child;
    }
    this.matched[state] = pattern.length;
    return used;
  }

  /** Breadth first: what a state falls back to is known before its children are. */
  private link(states: number): void {
    const queue = new Int32Array(states);
    const depth = new Int32Array(states);
    let end = 1;
    for (let begin = 0; begin < end; begin += 1) {
      const state = queue[begin] ?? 0;
      this.settle(state, depth[state] ?? 0);
      for (const child of this.childrenOf(state)) {
        this.fail[child] = state === 0 ? 0 : this.next(this.fail[state] ?? 0, this.byte[child] ?? 0);
        depth[child] = (depth[state] ?? 0) + 1;
        queue[end] = child;
        end += 1;
      }
    }
  }

  /** What a state says, once what it falls back to is settled. */
  private settle(state: number, depth: number): void {
    const fail = this.fail[state] ?? 0;
    this.open[state] = this.child[state] === 0 ? this.openAt(fail) : depth;
    this.matched[state] = Math.max(this.matchedAt(state), this.matchedAt(fail));
  }

  private *childrenOf(state: number): Iterable<number> {
    for (let child = this.child[state] ?? 0; child !== 0; child = this.sibling[child] ?? 0) yield child;
  }

  private childOf(state: number, byte: number): number {
    if (state === 0) return this.first[byte] ?? 0;
    let child = this.child[state] ?? 0;
    while (child !== 0 && this.byte[child] !== byte) child = this.sibling[child] ?? 0;
    return child;
  }
}
