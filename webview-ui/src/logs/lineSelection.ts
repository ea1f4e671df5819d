/** The line that one is at, and the lines that are selected. */
export class LineSelection {
  current: number | null = null;
  private anchor: number | null = null;

  /** @param copy puts lines into the clipboard, the first and the last of them included. */
  constructor(private readonly copy: (from: number, to: number) => void) {}

  /** Null while it is not more than one. */
  get selection(): { readonly from: number; readonly to: number } | null {
    const { current, anchor } = this;
    if (current === null || anchor === null || anchor === current) return null;
    return { from: Math.min(current, anchor), to: Math.max(current, anchor) };
  }

  /** @param extend whether the lines on the way are selected. */
  moveTo(line: number, extend = false): void {
    this.anchor = extend ? (this.anchor ?? this.current ?? line) : line;
    this.current = line;
  }

  /** Selects all of so many. */
  all(lines: number): void {
    this.anchor = 0;
    this.current = Math.max(0, lines - 1);
  }

  clear(): void {
    this.current = null;
    this.anchor = null;
  }

  /** Lines got other numbers. */
  shift(by: number): void {
    if (this.current !== null) this.current += by;
    if (this.anchor !== null) this.anchor += by;
  }

  /** @param endOf the last line that a row stands for, by its first. @returns whether there was something to copy. */
  copyLines(endOf: (line: number) => number): boolean {
    const { selection, current } = this;
    if (current === null) return false;
    this.copy(selection?.from ?? current, endOf(selection?.to ?? current));
    return true;
  }
}
