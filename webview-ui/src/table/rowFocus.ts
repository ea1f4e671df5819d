import type { TableRowView } from "../../../src/shared/table/tableView";
import type { RowLoader } from "./rowLoader";

/** Keeps the focus on the row that was meant, by its key, while others come and go around it. */
export class RowFocus {
  private held: string | null = null;
  /** The row that has the focus is to be held as soon as it is at hand. */
  private isDue = false;
  /** Of the rows among which the row was looked for last. */
  private sought = -1;

  /** @param moved told where the row is now. */
  constructor(
    private readonly loader: Pick<RowLoader, "rows" | "placeOf">,
    private readonly moved: (row: number) => void,
  ) {}

  /** The key of the row that has the focus; null: it is not known yet, or no row has it. */
  get key(): string | null {
    return this.held;
  }

  /** This row gets the focus, as it is drawn now; -1: none does. */
  hold(row: number): void {
    this.holdKey(this.loader.rows.at(row)?.key ?? null);
    this.isDue = row >= 0 && this.held === null;
  }

  holdKey(key: string | null): void {
    this.held = key;
    this.isDue = false;
    this.sought = -1;
  }

  /** Whatever is at the place of the focus has it. @param isDue whether it is held from then on. */
  release(isDue: boolean): void {
    this.holdKey(null);
    this.isDue = isDue;
  }

  /** The row that keys are meant for; undefined while it is not at hand. @param row where the focus is. */
  at(row: number): TableRowView | undefined {
    const data = this.loader.rows.at(row);
    return this.held === null || data?.key === this.held ? data : undefined;
  }

  /** Rows came. @param row where the focus was. @returns where it is now, as far as that is known yet. */
  follow(row: number): number {
    const { rows } = this.loader;
    if (this.isDue) {
      this.held = rows.freshAt(row)?.key ?? null;
      this.isDue = this.held === null;
    }
    if (this.held === null || rows.freshAt(row)?.key === this.held) return row;
    const place = rows.indexOf(this.held);
    if (place === null) void this.seek(this.held);
    return place ?? row;
  }

  /** Asks where the row is, once for each state of the table. */
  private async seek(key: string): Promise<void> {
    const { revision } = this.loader.rows;
    if (this.sought === revision) return;
    this.sought = revision;
    const place = await this.loader.placeOf(key);
    if (this.held !== key) return;
    if (place === undefined) this.sought = -1;
    else if (place === null) this.release(true);
    else this.moved(place);
  }
}
