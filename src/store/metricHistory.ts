import { addMetricEvents } from "../core/curves/addMetricEvents";
import type { MetricSeries } from "../core/curves/metricSeries";
import { EventPieces } from "./eventPieces";

/** The metrics of one execution, read piece by piece, and later only what was appended. */
export class MetricHistory {
  private readonly known = new Map<string, MetricSeries>();
  private readonly pieces: EventPieces;

  /** @param path of `events.ndjson`, absolute. */
  constructor(path: string) {
    this.pieces = new EventPieces(path, {
      take: (events) => {
        addMetricEvents(this.known, events);
      },
      restart: () => {
        this.known.clear();
      },
    });
  }

  /** By name, in the order in which they first came. */
  get series(): ReadonlyMap<string, MetricSeries> {
    return this.known;
  }

  /**
   * Reads on to the end of the file; the last line only when it is whole. A missing file holds nothing.
   * @returns whether there was anything new. Fails with the error of the file system.
   */
  async read(): Promise<boolean> {
    return await this.pieces.read();
  }
}
