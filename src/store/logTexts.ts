/** Whether a log holds one of several texts, whatever their case; it is handed over piece by piece. */
export class LogTexts {
  private readonly decoder = new TextDecoder();
  private readonly wanted: Map</* as it was given */ string, string>;
  private readonly longest: number;
  private before = "";
  readonly found = new Set<string>();

  constructor(texts: Iterable<string>) {
    this.wanted = new Map(Array.from(texts, (text) => [text, text.toLowerCase()]));
    this.longest = Math.max(0, ...Array.from(this.wanted.values(), (text) => text.length));
  }

  get foundAll(): boolean {
    return this.found.size === this.wanted.size;
  }

  /** @param bytes the next piece; none at the end. */
  take(bytes: Uint8Array): void {
    const text = this.before + this.decoder.decode(bytes, { stream: bytes.length > 0 }).toLowerCase();
    for (const [given, wanted] of this.wanted) if (text.includes(wanted)) this.found.add(given);
    // What is wanted may begin in this piece and end in the next.
    this.before = this.longest > 1 ? text.slice(1 - this.longest) : "";
  }
}
