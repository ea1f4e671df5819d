import type { TableView } from "../../../src/shared/table/tableView";
import { bringCell } from "./bringToSight";
import type { KeptPlace } from "./keptPlace";
import { RowFocus } from "./rowFocus";
import type { RowLoader } from "./rowLoader";
import { rowHeight, rowsAtTop } from "./rowWindow";
import { noSight, SightFinder } from "./sightFinder";
import type { FocusedCell, Sight } from "./tableContext";

/** What the place needs of the page. */
interface PlacedPage {
  /** What scrolls; null before it was drawn. */
  readonly scroller: () => HTMLElement | null;
  readonly view: () => TableView | null;
  readonly loader: RowLoader;
  /** Draws the page again: it shows another place. */
  readonly redraw: () => void;
  /** Told how many rows can be seen at once, where that is another number than before. */
  readonly sees: (rows: number) => void;
}

/** Where one is in the rows: what is seen of them, which cell has the focus, and how many came above. */
export class GridPlace {
  focus: FocusedCell = { row: 0, column: 0 };
  sight: Sight = noSight;
  /** How many rows came above what is seen. */
  newAbove = 0;
  readonly row: RowFocus;
  /** How often one went to another place. */
  private steps = 0;
  private rowsTold = 0;
  private readonly sights = new SightFinder(
    (sight) => {
      this.sight = sight;
      this.page.redraw();
    },
    () => this.look(),
  );

  constructor(private readonly page: PlacedPage) {
    this.row = new RowFocus(page.loader, (row) => this.move(row));
  }

  /** What one sees is looked at again, and what is missing of it is asked for. */
  look(): void {
    const [scroller, view] = [this.page.scroller(), this.page.view()];
    if (scroller === null || view === null) return;
    const { first, range } = this.sights.look(scroller, view.rowCount);
    if (first === 0) this.newAbove = 0;
    this.tellRows(scroller.clientHeight);
    // At the top new rows are let in; elsewhere what one reads stays where it is.
    this.page.loader.want(range, first === 0 ? null : first);
  }

  private tellRows(height: number): void {
    const rows = rowsAtTop(height);
    if (rows !== this.rowsTold) this.page.sees(rows);
    this.rowsTold = rows;
  }

  /** @param shift the number of rows that came above what is seen. */
  rowsCame(shift: number): void {
    const scroller = this.page.scroller();
    if (shift !== 0 && scroller !== null) {
      scroller.scrollTop += shift * rowHeight;
      if (shift > 0) this.newAbove += shift;
    }
    this.follow();
    this.page.redraw();
  }

  /** The focus goes where its row is now. */
  follow(): void {
    if (this.focus.row >= 0) this.move(this.row.follow(this.focus.row));
  }

  /** The rows got the focus of the keyboard: the one that is drawn there is meant from now on. */
  hold(): void {
    if (this.row.key === null) this.row.hold(this.focus.row);
  }

  /** The key of a row, asked for where it is not at hand; null where it is none. */
  async keyAt(index: number): Promise<string | null> {
    const held = index === this.focus.row ? this.row.key : null;
    return held ?? (await this.page.loader.keyAt(index));
  }

  toTop(): void {
    this.steps += 1;
    const scroller = this.page.scroller();
    scroller?.scrollTo({ top: 0 });
    this.sights.restart(this.page.view()?.rowCount ?? 0);
    this.newAbove = 0;
    // On a head the focus stays there: it is what one sorts by.
    this.focus = { ...this.focus, row: Math.min(0, this.focus.row) };
    this.row.release(this.focus.row >= 0 && scroller !== null && document.activeElement === scroller);
    this.page.redraw();
  }

  /** Gives a cell the focus and brings it to sight. */
  show(cell: FocusedCell): void {
    this.steps += 1;
    this.focus = cell;
    this.row.hold(cell.row);
    const [scroller, view] = [this.page.scroller(), this.page.view()];
    if (scroller !== null && view !== null) bringCell(scroller, view.columns, cell);
    this.page.redraw();
  }

  /** Where one is, to be found again. @param arrangement by which the order of the rows is known. */
  kept(arrangement: string): KeptPlace {
    const { first, scrollLeft } = this.sight;
    return {
      arrangement,
      offset: (this.page.scroller()?.scrollTop ?? 0) % rowHeight,
      top: first === 0 ? null : (this.page.loader.rows.at(first)?.key ?? null),
      focus: this.row.key,
      column: this.focus.column,
      scrollLeft,
    };
  }

  /** Goes where one was, unless one went elsewhere meanwhile; rows that are there no more leave one at the top. */
  async restore({ top, offset, focus, column, scrollLeft }: KeptPlace): Promise<void> {
    const { steps } = this;
    const [first, row] = [await this.placeOf(top), await this.placeOf(focus)];
    if (steps !== this.steps) return;
    const scroller = this.page.scroller();
    if (row !== null) {
      this.focus = { row, column };
      this.row.holdKey(focus);
    }
    scroller?.scrollTo({ top: first === null ? 0 : first * rowHeight + offset, left: scrollLeft });
    this.look();
    this.page.redraw();
  }

  private async placeOf(key: string | null): Promise<number | null> {
    if (key === null) return null;
    let place: number | null | undefined;
    // While many are read, rows may come between question and answer.
    for (let tries = 0; tries < 5 && place === undefined; tries += 1)
      place = await this.page.loader.placeOf(key);
    return place ?? null;
  }

  private move(row: number): void {
    const last = Math.max(0, (this.page.view()?.rowCount ?? 0) - 1);
    const to = Math.min(row, last);
    if (to === this.focus.row) return;
    this.focus = { ...this.focus, row: to };
    this.page.redraw();
  }
}
