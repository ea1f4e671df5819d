import type { Reply } from "../../../src/shared/messages";
import type { RowWindow, TableRequests } from "../../../src/shared/table/tableMessages";
import type { TableView } from "../../../src/shared/table/tableView";
import type { PageProblem } from "./notice";
import { RowCache } from "./rowCache";
import type { RowRange } from "./rowWindow";

type Ask = (params: TableRequests["rows"]["params"]) => Promise<Reply<RowWindow>>;

/** While one scrolls rows are asked for before they are in sight: once of so many that come next one is missing, so many. */
const ahead = { look: 100, ask: 300 };

type Way = "down" | "up" | "none";

/** Brings the rows that are in sight, and those that come next as one scrolls, one question at a time. */
export class RowLoader {
  readonly rows = new RowCache();
  private arrangement = "";
  private wanted: { readonly range: RowRange; readonly first: number | null } | null = null;
  private asking = false;
  /** Which way one scrolls. */
  private way: Way = "none";
  private rowCount = 0;
  /** What one reads has to be found again among the rows of the new revision. */
  private moved = false;
  private failure: string | null = null;

  /** @param came told with the number of rows that came above what is seen. */
  constructor(
    private readonly ask: Ask,
    private readonly came: (shift: number) => void,
  ) {}

  /** Why rows could not be brought; null where they could. */
  get problem(): PageProblem | null {
    return this.failure === null ? null : { text: this.failure, retry: () => void this.load() };
  }

  /**
   * A new state of the table: what is kept is asked for again.
   * @param arrangement by which the order of the rows is known.
   * @param top rows that came with it.
   * @returns whether it is arranged as before, so that what one reads can stay.
   */
  begin({ revision, rowCount, columns }: TableView, arrangement: string, top: RowWindow | null): boolean {
    this.rowCount = rowCount;
    this.rows.expect(revision);
    this.rows.arrange(columns.map(({ id }) => id));
    this.rows.invalidate();
    if (top !== null) this.rows.take(top);
    const same = arrangement === this.arrangement;
    this.arrangement = arrangement;
    this.moved = same;
    return same;
  }

  /** @param first the row that stays in its place; null: the rows at the top are shown, whichever they are. */
  want(range: RowRange, first: number | null): void {
    const before = this.wanted?.range.from ?? range.from;
    this.way = range.from > before ? "down" : range.from < before ? "up" : "none";
    this.wanted = { range, first };
    void this.load();
  }

  /** The key of an execution's row, asked for where it is not at hand; null where it is none. */
  async keyAt(index: number): Promise<string | null> {
    const known = this.rows.at(index);
    if (known !== undefined) return known.key;
    const reply = await this.ask({ from: index, count: 1, anchor: null });
    return reply.ok ? (reply.value.rows[0]?.key ?? null) : null;
  }

  /** Where a row is now; null: it is no more; undefined: that could not be told now. */
  async placeOf(key: string): Promise<number | null | undefined> {
    const reply = await this.ask({ from: 0, count: 1, anchor: key });
    if (!reply.ok || reply.value.revision !== this.rows.revision) return undefined;
    return reply.value.rows[0]?.key === key ? reply.value.from : null;
  }

  private async load(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    while (await this.step());
    this.asking = false;
  }

  /** Asks for what is missing. @returns whether more may have to be asked for. */
  private async step(): Promise<boolean> {
    const { wanted } = this;
    const missing = wanted === null ? null : this.rows.missing(this.stretch(wanted.range, ahead.look));
    if (wanted === null || missing === null) return false;
    const anchor = this.anchorOf(wanted.first);
    this.moved = false;
    const asked =
      anchor === null
        ? this.stretch(missing, Math.max(0, ahead.ask - missing.count))
        : { ...missing, from: anchor.index };
    const reply = await this.ask({ ...asked, anchor: anchor?.key ?? null });
    if (reply.ok) return this.take(reply.value, anchor?.index ?? null, missing);
    this.failure = reply.error;
    this.came(0);
    return false;
  }

  private stretch(range: RowRange, more: number): RowRange {
    return stretched(range, this.way, more, this.rowCount);
  }

  /** The row that has to be found again; null where nothing moved, or whatever is at the top is shown. */
  private anchorOf(first: number | null): { readonly index: number; readonly key: string } | null {
    const row = this.moved && first !== null ? this.rows.at(first) : undefined;
    return row === undefined || first === null ? null : { index: first, key: row.key };
  }

  /** @returns whether more may have to be asked for. */
  private take(window: RowWindow, anchored: number | null, missing: RowRange): boolean {
    this.failure = null;
    const shift = anchored === null ? 0 : window.from - anchored;
    if (shift !== 0) {
      this.rows.shift(shift);
      if (this.wanted !== null)
        this.wanted = {
          range: { ...this.wanted.range, from: this.wanted.range.from + shift },
          first: this.wanted.first === null ? null : this.wanted.first + shift,
        };
    }
    this.rows.take(window);
    this.came(shift);
    // An answer without rows would be asked for without end.
    return window.rows.length > 0 || missing.from >= window.rowCount;
  }
}

/** A range with so many rows more, the way that one scrolls. */
function stretched({ from, count }: RowRange, way: Way, more: number, rowCount: number): RowRange {
  if (way === "down") return { from, count: Math.max(0, Math.min(count + more, rowCount - from)) };
  const above = way === "up" ? Math.min(from, more) : 0;
  return { from: from - above, count: count + above };
}
