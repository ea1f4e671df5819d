import type { ExecutionSummary } from "../summary";
import { grown, type Column } from "./slots";

/** More texts than these that came since are written down with the others. */
const fewLater = 200;

/** Ends each text; one that is looked for has none. */
const separator = "\n";

/** A text at each slot of which hardly two are the same: all of them in one, along which one look tells who holds a part. */
export class TextColumn implements Column {
  /** In lower case. */
  private joined = "";
  /** Where in it the text of a slot ends. */
  private ends = new Int32Array(0);
  /** Texts by their slots that do not stand in it yet: mostly all, or few. */
  private later: string[] = [];
  private laterCount = 0;
  /** How many slots have a text, or had one. */
  private count = 0;

  constructor(private readonly read: (summary: ExecutionSummary) => string) {}

  reserve(capacity: number): void {
    this.ends = grown(this.ends, new Int32Array(capacity));
  }

  take(slot: number, summary: ExecutionSummary): void {
    this.later[slot] = this.read(summary).toLowerCase();
    this.laterCount += 1;
    this.count = Math.max(this.count, slot + 1);
  }

  settle(): void {
    if (this.laterCount > fewLater) this.join();
  }

  /** Those of some slots whose texts hold a part. @param part in lower case, in one line. */
  holding(among: Uint8Array, part: string): Uint8Array {
    this.settle();
    const found = new Uint8Array(among.length);
    const { joined, ends } = this;
    let slot = 0;
    for (
      let at = joined.indexOf(part);
      at >= 0 && at < joined.length;
      at = joined.indexOf(part, ends[slot])
    ) {
      while ((ends[slot] ?? Infinity) <= at) slot += 1;
      found[slot] = among[slot] ?? 0;
    }
    // Holes are left out.
    this.later.forEach((text, each) => {
      found[each] = text.includes(part) ? (among[each] ?? 0) : 0;
    });
    return found;
  }

  private join(): void {
    const texts = Array.from({ length: this.count }, (_, slot) => this.later[slot] ?? this.joinedText(slot));
    this.joined = texts.join(separator) + separator;
    let end = 0;
    for (let slot = 0; slot < texts.length; slot += 1) {
      end += (texts[slot]?.length ?? 0) + separator.length;
      this.ends[slot] = end;
    }
    this.later = [];
    this.laterCount = 0;
  }

  private joinedText(slot: number): string {
    const begin = slot === 0 ? 0 : (this.ends[slot - 1] ?? 0);
    return this.joined.slice(begin, Math.max(begin, (this.ends[slot] ?? 0) - separator.length));
  }
}
