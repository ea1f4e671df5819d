import { afterPaint } from "./afterPaint";
import { rowRange, rowsSeen } from "./rowWindow";
import type { Sight } from "./tableContext";

/** One that scrolls further than so many rows at once is told where one is, for so many ms. */
const leap = { rows: 100, ms: 900 };

/** Before anything was drawn. */
export const noSight: Sight = {
  scrollLeft: 0,
  width: 1000,
  range: { from: 0, count: 0 },
  first: 0,
  last: 0,
  isLeaping: false,
};

/** The part of what scrolls that tells what is seen, CSS pixels. */
type Scroller = Pick<HTMLElement, "scrollTop" | "scrollLeft" | "clientHeight" | "clientWidth">;

/** Finds what is seen of the rows as one scrolls. */
export class SightFinder {
  private sight = noSight;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Rows that nobody saw before are drawn first, and those beyond them once these were painted. */
  private isNarrow = true;
  private isWidening = false;
  private height = 0;

  /**
   * @param show told of what is seen.
   * @param lookAgain called once what is seen was painted, to draw what lies beyond it.
   * @param later does something after the next paint.
   */
  constructor(
    private readonly show: (sight: Sight) => void,
    private readonly lookAgain: () => void,
    private readonly later = afterPaint,
  ) {}

  look({ scrollTop, scrollLeft, clientHeight, clientWidth }: Scroller, rowCount: number): Sight {
    this.height = clientHeight;
    const { first, last } = rowsSeen(scrollTop, clientHeight);
    const isLeaping = Math.abs(first - this.sight.first) > leap.rows || this.sight.isLeaping;
    const range = rowRange(scrollTop, clientHeight, rowCount, this.isNarrow ? 0 : undefined);
    this.tell({ scrollLeft, width: clientWidth, range, first, last, isLeaping });
    clearTimeout(this.timer);
    if (isLeaping) this.timer = setTimeout(() => this.tell({ ...this.sight, isLeaping: false }), leap.ms);
    if (this.isNarrow) this.widen();
    return this.sight;
  }

  /** Other rows are at the top: first those that can be seen are drawn. @param rowCount as many there are now. */
  restart(rowCount: number): void {
    this.isNarrow = true;
    const range = rowRange(0, this.height, rowCount, 0);
    this.tell({ ...this.sight, ...rowsSeen(0, this.height), range });
  }

  private widen(): void {
    if (this.isWidening) return;
    this.isWidening = true;
    this.later(() => {
      this.isWidening = false;
      this.isNarrow = false;
      this.lookAgain();
    });
  }

  private tell(sight: Sight): void {
    this.sight = sight;
    this.show(sight);
  }
}
