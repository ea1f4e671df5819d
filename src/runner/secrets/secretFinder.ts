import type { PatternSet } from "../../core/secrets/patternSet";

/** One search for secrets, over parts of a file as they are read. */
export class SecretFinder {
  private state = 0;

  constructor(private readonly patterns: PatternSet) {}

  /** Whether a secret ends within these bytes. */
  found(bytes: Uint8Array): boolean {
    const { patterns } = this;
    for (let at = 0; at < bytes.length; at += 1) {
      if (this.state === 0) at = patterns.skip(bytes, at);
      if (at === bytes.length) return false;
      this.state = patterns.next(this.state, bytes[at] ?? 0);
      if (patterns.matchedAt(this.state) > 0) return true;
    }
    return false;
  }
}
