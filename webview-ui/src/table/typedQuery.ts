/** One that types on has its query asked for after so many ms. */
const askAfterMs = 50;

/** What is typed into the box of the query, and handed on once it rests for a moment. */
export class TypedQuery {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = "";

  constructor(private readonly ask: (text: string) => void) {}

  type(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.asked = text;
      this.ask(text);
    }, askAfterMs);
  }

  /** The query that the table shows. @returns whether it is another than the one that was typed. */
  shows(text: string): boolean {
    const isOther = text !== this.asked;
    this.asked = text;
    return isOther;
  }
}
