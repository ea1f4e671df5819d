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

/** Finds what is seen of the rows as one scrolls. */
export class SightFinder {
  private sight = noSight;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param show told of what is seen. */
  constructor(private readonly show: (sight: Sight) => void) {}

  look({ scrollTop, scrollLeft, clientHeight, clientWidth }: HTMLElement, rowCount: number): Sight {
    const { first, last } = rowsSeen(scrollTop, clientHeight);
    const isLeaping = Math.abs(first - this.sight.first) > leap.rows || this.sight.isLeaping;
    const range = rowRange(scrollTop, clientHeight, rowCount);
    this.tell({ scrollLeft, width: clientWidth, range, first, last, isLeaping });
    clearTimeout(this.timer);
    if (isLeaping) this.timer = setTimeout(() => this.tell({ ...this.sight, isLeaping: false }), leap.ms);
    return this.sight;
  }

  private tell(sight: Sight): void {
    this.sight = sight;
    this.show(sight);
  }
}
