import type { ReadingView } from "../../../src/shared/table/tableView";

interface Sample {
  /** In ms of a clock that only goes on. */
  readonly at: number;
  readonly read: number;
}

/** The pace is that of the last so many ms, and told once it was seen for so many. */
const span = { longest: 10_000, shortest: 1000 };

/** How long the reading of many bundles still takes, at the pace at which it goes. */
export class ReadingPace {
  private samples: readonly Sample[] = [];
  private total = 0;

  /** @param now in ms of a clock that only goes on. */
  note(reading: ReadingView | null, now: number): void {
    const last = this.samples.at(-1);
    if (reading === null || reading.isCancelled) this.samples = [];
    else {
      const isAnother = last !== undefined && reading.read < last.read;
      const known = isAnother ? [] : this.samples.filter(({ at }) => now - at <= span.longest);
      this.samples = [...known, { at: now, read: reading.read }];
      this.total = reading.total;
    }
  }

  /** In ms; null while nothing is read, or the pace is not known yet. */
  get leftMs(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined) return null;
    const [ms, read] = [last.at - first.at, last.read - first.read];
    return ms < span.shortest || read === 0 ? null : roughly(((this.total - last.read) * ms) / read);
  }
}

/** As one tells a time that is not known well: by 5 seconds, by 10 from a minute on, by minutes from ten on. */
function roughly(ms: number): number {
  const step = ms > 600_000 ? 60_000 : ms > 60_000 ? 10_000 : ms > 10_000 ? 5000 : 1000;
  return Math.max(step, Math.ceil(ms / step) * step);
}
