/**
 * What is typed into the box of the query: handed on at once, or, while one goes on typing, when that rests for a moment.
 * Until the host shows what was typed last,
 * what it tells of earlier queries leaves the box as it is.
 */
export class TypedQuery {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Typed, and not yet shown by the host. */
  private pending: string | null = null;
  /** Whether what is pending was not handed on yet. */
  private isHeld = false;
  private shown: string | null = null;

  /** @param ask hands a query to the host. @param restMs how long nothing is typed before that, in ms. */
  constructor(
    private readonly ask: (text: string) => void,
    private readonly restMs: number,
  ) {}

  type(text: string): void {
    const isFirst = this.timer === undefined;
    this.pending = text;
    this.isHeld = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.flush();
    }, this.restMs);
    if (isFirst) this.flush();
  }

  /** Hands on at once what was typed: something else that changes the query builds on it. */
  flush(): void {
    if (!this.isHeld || this.pending === null) return;
    this.isHeld = false;
    this.ask(this.pending);
  }

  /** The host shows this query. @returns whether the box has to follow: it is another one, and nobody is typing. */
  shows(query: string): boolean {
    const isOther = query !== this.shown;
    this.shown = query;
    if (this.pending === null) return isOther;
    if (this.pending === query && !this.isHeld) this.pending = null;
    return false;
  }
}
