import type { ExecutionSummary } from "../summary";
import { grown, type Column } from "./slots";

/** More slots than these that were taken since are written down anew. */
const fewLater = 200;

/** Ends each text; one that is looked for has none. */
const separator = "\n";

/** A text at each slot of which hardly two are the same: all of them in one, along which one look tells who holds a part. */
export class TextColumn implements Column {
  /** In lower case. */
  private readonly texts: string[] = [];
  private joined = "";
  /** Where the text of a slot ends in it. */
  private ends = new Int32Array(0);
  /** Slots whose texts are not, or no longer, what stands in it. */
  private later: number[] = [];

  constructor(private readonly read: (summary: ExecutionSummary) => string) {}

  reserve(capacity: number): void {
    this.ends = grown(this.ends, new Int32Array(capacity));
  }

  take(slot: number, summary: ExecutionSummary): void {
    this.texts[slot] = this.read(summary).toLowerCase();
    this.later.push(slot);
  }

  /** Those of some slots whose texts hold a part. @param part in lower case, in one line. */
  holding(among: Uint8Array, part: string): Uint8Array {
    if (this.later.length > fewLater) this.join();
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
    for (const each of this.later) found[each] = this.holds(each, part) ? (among[each] ?? 0) : 0;
    return found;
  }

  private holds(slot: number, part: string): boolean {
    return this.texts[slot]?.includes(part) === true;
  }

  private join(): void {
    this.joined = this.texts.join(separator) + separator;
    let end = 0;
    for (let slot = 0; slot < this.texts.length; slot += 1) {
      end += (this.texts[slot]?.length ?? 0) + separator.length;
      this.ends[slot] = end;
    }
    this.later = [];
  }
}
