import type { TableIntent } from "../../../src/shared/table/tableMessages";

/** Selects rows: one by its tick, or a stretch from where the selection began. */
export class RowSelector {
  /** Where a stretch begins. */
  private anchor: string | null = null;

  /** @param keyAt the key of a row; null where it is not there. */
  constructor(
    private readonly keyAt: (index: number) => Promise<string | null>,
    private readonly send: (intent: TableIntent) => void,
  ) {}

  /** The next stretch begins anew. */
  forget(): void {
    this.anchor = null;
  }

  /** Turns the selection of a row. */
  async tick(index: number): Promise<void> {
    const key = await this.keyAt(index);
    if (key === null) return;
    this.anchor = key;
    this.send({ type: "select", from: key, to: key, how: "turn" });
  }

  /** Selects from where the selection began to a row. @param from the row where it begins, where it did not yet. */
  async extend(from: number, to: number): Promise<void> {
    this.anchor ??= await this.keyAt(from);
    const last = await this.keyAt(to);
    if (this.anchor !== null && last !== null)
      this.send({ type: "select", from: this.anchor, to: last, how: "only" });
  }
}
