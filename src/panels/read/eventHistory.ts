import { addMetricEvents } from "../../core/curves/addMetricEvents";
import type { MetricSeries } from "../../core/curves/metricSeries";
import { messageOf } from "../../core/humanError";
import type { ExecutionEvent } from "../../core/records";
import { EventPieces } from "../../store/eventPieces";
import { sizeOf } from "./readRange";

/** So much is read in the time that nobody notices, in bytes. */
const unnoticedBytes = 4 * 1024 * 1024;

/** What is known of the events of one execution. */
export interface KnownEvents {
  /** By name, in the order in which they first came. */
  readonly metrics: ReadonlyMap<string, MetricSeries>;
  /** All but the metrics, as they came. */
  readonly others: readonly ExecutionEvent[];
  /** Whether that is all of them; else they are being read, and nothing is told of them before. */
  readonly isWhole: boolean;
  /** Why they cannot be read; else null. */
  readonly problem: string | null;
}

/** The events of one execution, read once and then only as they come. */
export class EventHistory {
  private readonly metrics = new Map<string, MetricSeries>();
  private readonly pieces: EventPieces;
  private others: ExecutionEvent[] = [];
  private isWhole = false;
  private problem: string | null = null;

  /** @param path of `events.ndjson`, absolute. */
  constructor(private readonly path: string) {
    this.pieces = new EventPieces(path, {
      take: (events) => {
        addMetricEvents(this.metrics, events);
        for (const event of events) if (!isMetric(event)) this.others.push(event);
      },
      restart: () => {
        this.metrics.clear();
        this.others = [];
        this.isWhole = false;
      },
    });
  }

  /** Whether reading on takes long enough to be noticed. */
  get isFarBehind(): boolean {
    return sizeOf(this.path) - this.pieces.position > unnoticedBytes;
  }

  /** What is known now. */
  get known(): KnownEvents {
    const { metrics, others, isWhole, problem } = this;
    return isWhole
      ? { metrics, others, isWhole, problem }
      : { metrics: new Map(), others: [], isWhole, problem };
  }

  /** Reads on, in slices between which others have their turn. Never fails. @param signal ends it after a slice. */
  async read(signal?: AbortSignal): Promise<void> {
    try {
      await this.pieces.read(signal);
      this.problem = null;
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.isWhole ||= signal?.aborted !== true;
  }
}

function isMetric({ type }: ExecutionEvent): boolean {
  return type === "metric" || type === "nonFinite";
}
