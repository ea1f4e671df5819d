import type { LineHighlights, LogLine } from "../../../src/shared/logs/logsMessages";

export interface LoadedLines {
  readonly lines: readonly LogLine[];
  readonly highlights: readonly LineHighlights[];
}

/** Where lines come from: all of the log, or those that a filter lets through. */
export interface LineSource {
  /** Lines from a number on, about so many; none at the end. */
  after(from: number, count: number): Promise<LoadedLines | null>;
  /** Lines before a number. */
  before(until: number, count: number): Promise<LoadedLines | null>;
}

/** So many are asked for at once, and kept; what is far from where one is is let go of. */
const atOnce = 200;
const mostKept = 3000;

/** The lines around where one is: a stretch that grows at both ends as one comes near them. */
export class LineStretch {
  private list: LogLine[] = [];
  private busy = false;
  /** Raised when all is read anew: an answer to what was asked before is of no use. */
  private edition = 0;
  private readonly places = new Map<number, LineHighlights["places"]>();
  /** Whether there is nothing before the first line, or, for now, behind the last. */
  hasStart = false;
  hasEnd = false;
  /** Whether the last line may say more by now. */
  private isLastOld = false;

  constructor(
    private readonly source: LineSource,
    private readonly changed: () => void,
  ) {}

  get lines(): readonly LogLine[] {
    return this.list;
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** Where something was searched for in a line. */
  placesIn(line: number): LineHighlights["places"] {
    return this.places.get(line) ?? [];
  }

  /** Forgets all; the lines around a number come. @param arrived called when they are there, before they are drawn. */
  async restart(line: number, arrived: () => void): Promise<void> {
    this.edition += 1;
    const { edition } = this;
    const [before, after] = await Promise.all([
      this.source.before(line, atOnce / 2),
      this.source.after(line, atOnce),
    ]);
    if (edition !== this.edition || before === null || after === null) return;
    this.places.clear();
    this.list = [];
    this.busy = false;
    this.add(before, "before");
    this.add(after, "after");
    this.hasStart = before.lines.length === 0;
    this.hasEnd = after.lines.length === 0;
    arrived();
    this.changed();
  }

  /** Brings more lines where fewer than so many are left on a side. */
  want(left: { readonly before: boolean; readonly after: boolean }): void {
    const [first, last] = [this.list[0], this.list.at(-1)];
    if (this.busy || first === undefined || last === undefined) return;
    if (left.before && !this.hasStart) void this.extend("before", first.line);
    else if (left.after && !this.hasEnd)
      void this.extend("after", this.isLastOld ? last.line : last.line + 1);
  }

  /** There may be more lines behind the last, and the last may have grown. */
  grew(): void {
    this.hasEnd = false;
    this.isLastOld = true;
    this.want({ before: false, after: true });
  }

  /** All lines can be read from now on, not the last ones alone. */
  counted(): void {
    this.hasStart = false;
    this.grew();
  }

  /** Lines got other numbers. */
  renumber(shift: number): void {
    this.list = this.list.map((line) => ({ ...line, line: line.line + shift }));
    const places = [...this.places];
    this.places.clear();
    for (const [line, found] of places) this.places.set(line + shift, found);
    this.hasStart = false;
    this.edition += 1;
    this.busy = false;
  }

  /** Lines that were between those that are there. */
  fill(loaded: LoadedLines): void {
    this.add(loaded, "after");
    this.changed();
  }

  /** Lets go of all lines but these. */
  keep(isKept: (line: number) => boolean): void {
    this.list = this.list.filter(({ line }) => isKept(line));
    this.changed();
  }

  /** Takes where something was found; what was known before is forgotten. */
  highlight(highlights: readonly LineHighlights[]): void {
    for (const { line, places } of highlights) this.places.set(line, places);
    this.changed();
  }

  clearHighlights(): void {
    this.places.clear();
  }

  private async extend(side: "before" | "after", from: number): Promise<void> {
    this.busy = true;
    if (side === "after") this.isLastOld = false;
    const { edition } = this;
    const loaded = await (side === "before"
      ? this.source.before(from, atOnce)
      : this.source.after(from, atOnce));
    if (edition !== this.edition) return;
    this.busy = false;
    if (loaded === null) return;
    if (side === "before") this.hasStart = loaded.lines.length === 0;
    else this.hasEnd = loaded.lines.length < atOnce;
    this.add(loaded, side);
    this.changed();
  }

  private add({ lines, highlights }: LoadedLines, side: "before" | "after"): void {
    for (const { line, places } of highlights) this.places.set(line, places);
    if (lines.length === 0) return;
    const all = new Map([...this.list, ...lines].map((line) => [line.line, line]));
    this.list = [...all.values()].sort((one, other) => one.line - other.line);
    if (this.list.length <= mostKept) return;
    if (side === "after") {
      this.list = this.list.slice(-mostKept);
      this.hasStart = false;
    } else {
      this.list = this.list.slice(0, mostKept);
      this.hasEnd = false;
    }
  }
}
