/** What rows said when they were drawn last. */
export class DrawnTexts<Row extends object> {
  private readonly texts = new WeakMap<Row, string>();

  note(row: Row, text: string): void {
    this.texts.set(row, text);
  }

  /** Those of some rows that were drawn, and say something else by now. */
  stale(rows: readonly Row[], textOf: (row: Row) => string): Row[] {
    return rows.filter((row) => this.texts.has(row) && this.texts.get(row) !== textOf(row));
  }
}
