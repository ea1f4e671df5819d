import type { ComparedExecution, MetricCourse } from "../core/compare/comparedExecution";
import type { ExecutionEvent, Phase } from "../core/records";
import { EventPieces } from "./eventPieces";

/** The course of each metric in figures and how long each phase took; later only what was appended to the events is read. */
export class CourseHistory {
  private readonly metrics = new Map<string, MetricCourse>();
  private readonly totals = new Map<string, MetricCourse>();
  private readonly phases = new Map<Phase, number>();
  private readonly events: EventPieces;

  /** @param path of `events.ndjson`, absolute. */
  constructor(path: string) {
    this.events = new EventPieces(path, {
      take: (events) => {
        for (const event of events) this.add(event);
      },
      restart: () => {
        for (const each of [this.metrics, this.totals, this.phases]) each.clear();
      },
    });
  }

  /** Reads on. Fails with the error of the file system. */
  async read(): Promise<Pick<ComparedExecution, "metrics" | "phases">> {
    await this.events.read();
    return {
      metrics: new Map([...this.metrics, ...this.totals, ...this.metrics]),
      phases: new Map(this.phases),
    };
  }

  private add(event: ExecutionEvent): void {
    const { metrics, phases, totals } = this;
    if (event.type === "phase") phases.set(event.phase, event.durationMs);
    else if (event.type === "metric" && Number.isFinite(event.value))
      metrics.set(event.name, extended(metrics.get(event.name), event.value));
    else if (event.type === "nonFinite")
      metrics.set(event.name, { ...(metrics.get(event.name) ?? noCourse), last: event.value });
    else if (event.type === "totals")
      for (const [name, value] of Object.entries(event.metrics)) totals.set(name, extended(undefined, value));
  }
}

const noCourse = { least: null, greatest: null };

function extended(course: MetricCourse | undefined, value: number): MetricCourse {
  const { least, greatest } = course ?? noCourse;
  return {
    last: value,
    least: Math.min(least ?? value, value),
    greatest: Math.max(greatest ?? value, value),
  };
}
