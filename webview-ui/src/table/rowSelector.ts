import type { TableIntent } from "../../../src/shared/table/tableMessages";

/** Where a stretch begins, and whether it is added to what else is selected. */
interface Begin {
  readonly key: string;
  readonly how: "only" | "add";
}

/** Selects rows: one by its tick, or a stretch from where the selection began. */
export class RowSelector {
  private begin: Begin | null = null;

  /** @param keyAt the key of a row; null where it is not there. */
  constructor(
    private readonly keyAt: (index: number) => Promise<string | null>,
    private readonly send: (intent: TableIntent) => void,
  ) {}

  /** The next stretch begins anew. */
  forget(): void {
    this.begin = null;
  }

  /** Turns the selection of a row; a stretch that begins there is added to what is selected. */
  async tick(index: number): Promise<void> {
    const key = await this.keyAt(index);
    if (key === null) return;
    this.begin = { key, how: "add" };
    this.send({ type: "select", from: key, to: key, how: "turn" });
  }

  /**
   * Selects from where the selection began to a row.
   * @param from the row where it begins, where it did not yet.
   * @param add to what else is selected.
   */
  async extend(from: number, to: number, add: boolean): Promise<void> {
    const { begin } = this;
    const [first, last] = await Promise.all([begin?.key ?? this.keyAt(from), this.keyAt(to)]);
    if (first === null || last === null) return;
    this.begin = begin ?? { key: first, how: "only" };
    this.send({ type: "select", from: first, to: last, how: add ? "add" : this.begin.how });
  }
}
