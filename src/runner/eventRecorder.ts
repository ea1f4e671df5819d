import { appendFileSync, statSync } from "node:fs";
import type { ExecutionEvent, Phase } from "../core/records";
import type { PrintedMetric } from "../core/metricLine";
import { parseScriptLine } from "../core/scriptLine";
import { EventFile, type ArtifactEvent, type DatasetEvent } from "./eventFile";
import type { Ending } from "./launch";
import type { SecretMask } from "./secrets/secretMask";
import { PrintedMetrics } from "./metrics/printedMetrics";
import { SaidReader, type SaidLines } from "./saidReader";
import { monotonicMs } from "../bundle/monotonic";

const pollMs = 100;
const bytesPerPoll = 1024 * 1024;
/** A script that runs longer is searched for metrics beside it, from this poll on. */
const searchFromPoll = 5;
const maximumWarnings = 100;
/** Lines that are not understood are told one by one up to here, then by their number. */
const maximumLineWarnings = 20;
/** What a script said is read no longer than this after its end, but for the last part of it. */
const patienceMs = 10_000;
const lastBytes = 1024 * 1024;
const bytesPerMegabyte = 1024 * 1024;

/** What the recorder tells of the script's own words. */
export interface EventListener {
  status(message: string, progress: number | null): void;
  /** A metric or property was added. */
  changed(): void;
}

export interface EventRecorderOptions {
  /** `metadata/events.ndjson` */
  readonly events: string;
  /** What the script appends to: EXECUTION_EVENTS. */
  readonly said: string;
  /** `outputs/stdout.log` */
  readonly printed: string;
  readonly now: () => Date;
  readonly listener: EventListener;
  /** Takes the secrets of the run out of what is written; absent where it has none. */
  readonly mask?: SecretMask | null;
  /** Patterns of the user for metrics in print. */
  readonly patterns?: readonly string[];
}

/**
 * Gathers what a script says: JSON lines that it appends to EXECUTION_EVENTS, and metrics in what it prints, each with
 * a time, into `metadata/events.ndjson`. A malformed line becomes a warning; it never ends the run.
 */
export class EventRecorder {
  private readonly file: EventFile;
  private readonly said: SaidReader;
  private readonly printed: PrintedMetrics;
  private timer: NodeJS.Timeout | undefined;
  private polls = 0;
  private warnings = 0;
  private lineWarnings = 0;
  private saysMetrics = false;
  /** Found in print since the last poll, and before it: a script that says its metrics prints them as well. */
  private fresh: TimedMetrics[] = [];
  private waiting: TimedMetrics[] = [];

  constructor(private readonly options: EventRecorderOptions) {
    appendFileSync(options.said, "");
    this.file = new EventFile(options.events);
    this.said = new SaidReader(options.said);
    this.printed = new PrintedMetrics({
      log: options.printed,
      patterns: options.patterns ?? [],
      found: (metrics) => {
        this.fresh.push({ at: options.now(), metrics });
      },
      warn: (message) => this.warn(message),
    });
  }

  start(): void {
    this.timer = setInterval(() => {
      this.polls += 1;
      this.hearAll(this.said.read(bytesPerPoll));
      this.takePrinted();
      if (this.polls >= searchFromPoll && !this.saysMetrics && this.printedBytes > 0) this.printed.start();
      this.file.flush();
    }, pollMs);
  }

  /** Reads what was said up to now, as far as a poll goes. */
  catchUp(): void {
    this.hearAll(this.said.read(bytesPerPoll));
  }

  append(event: ExecutionEvent): void {
    this.file.append(event, this.options.mask ?? null);
  }

  /** Notes that a phase which began then ended now, and of a script's phase how the script ended. */
  phase(phase: Phase, begun: Date, ending?: Pick<Ending, "exitCode" | "signal">): void {
    const at = this.options.now();
    const durationMs = at.getTime() - begun.getTime();
    const how = ending === undefined ? {} : { exitCode: ending.exitCode, signal: ending.signal };
    this.append({ at: at.toISOString(), type: "phase", phase, durationMs, ...how });
  }

  warn(message: string): void {
    this.warnings += 1;
    if (this.warnings > maximumWarnings) return;
    this.append({ at: this.options.now().toISOString(), type: "warning", message });
  }

  /** Reads what is left and stops watching. Events of ours may still be appended. */
  async finishReading(): Promise<void> {
    clearInterval(this.timer);
    await this.finishSaid();
    if (this.saysMetrics) this.printed.stop();
    else await this.printed.finish(this.printedBytes);
    this.takePrinted();
    this.takePrinted();
    if (this.lineWarnings > maximumLineWarnings)
      this.warn(`${this.lineWarnings - maximumLineWarnings} more lines of EXECUTION_EVENTS were left out`);
    this.file.finishSaid(this.options.now().toISOString());
  }

  close(): void {
    clearInterval(this.timer);
    this.printed.stop();
    this.said.close();
    this.file.close();
  }

  /** Artifacts that the script registered. */
  get registered(): readonly ArtifactEvent[] {
    return this.file.registered;
  }

  /** Datasets that the script told of, the last of each name. */
  get datasets(): readonly DatasetEvent[] {
    return this.file.datasets;
  }

  /** The file that the script appends to. */
  get target(): string {
    return this.options.said;
  }

  private get printedBytes(): number {
    return statSync(this.options.printed, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** A process that lives on may say more and more: what is there now is read, for a bounded time. */
  private async finishSaid(): Promise<void> {
    const begun = monotonicMs();
    this.hearAll(this.said.read(0));
    for (let left = this.said.unread; left > 0; left -= bytesPerPoll) {
      if (monotonicMs() - begun > patienceMs) {
        const skipped = this.said.skipTo(lastBytes);
        if (skipped > 0)
          this.warn(
            `${Math.ceil(skipped / bytesPerMegabyte)} MB of EXECUTION_EVENTS were left out: too much was said`,
          );
        this.hearAll(this.said.read(lastBytes));
        break;
      }
      this.hearAll(this.said.read(bytesPerPoll));
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.hearAll(this.said.last());
  }

  private takePrinted(): void {
    const { waiting } = this;
    this.waiting = this.fresh;
    this.fresh = [];
    if (this.saysMetrics || waiting.length === 0) return;
    for (const { at, metrics } of waiting) for (const metric of metrics) this.append(metricEvent(at, metric));
    this.options.listener.changed();
  }

  /** Of a masked line, since a problem may name a part of it, and a part of a secret is not known for one. */
  private problemOf(line: string, problem: string): string {
    const { mask = null, now } = this.options;
    if (mask === null) return problem;
    const masked = parseScriptLine(mask.text(line), now().toISOString());
    return masked.ok ? "it cannot be read" : masked.problem;
  }

  /** The event without secrets, save in the path by which a file is found; null where nothing is left of it. */
  private masked(event: ExecutionEvent): ExecutionEvent | null {
    const { mask = null } = this.options;
    if (mask === null) return event;
    const masked = mask.record(event);
    if (masked.type === "artifact" && event.type === "artifact") return { ...masked, path: event.path };
    if (masked.type !== "metric" || typeof masked.value === "number") return masked;
    this.warn("a metric whose value is a secret was left out");
    return null;
  }

  private hearAll({ lines, problems }: SaidLines): void {
    if (lines.length === 0 && problems.length === 0) return;
    const at = this.options.now().toISOString();
    for (const line of lines) this.hear(line, at);
    for (const problem of problems) this.warnOfLine(problem);
  }

  /** Many lines may be wrong: the first are told. */
  private warnOfLine(problem: string): void {
    this.lineWarnings += 1;
    if (this.lineWarnings <= maximumLineWarnings) this.warn(`EXECUTION_EVENTS: ${problem}`);
  }

  private hear(line: string, at: string): void {
    if (line.trim() === "") return;
    const parsed = parseScriptLine(line, at);
    if (!parsed.ok) {
      this.warnOfLine(`a line was left out: ${this.problemOf(line, parsed.problem)}`);
      return;
    }
    const event = this.masked(parsed.event);
    if (event === null) return;
    if ((event.type === "metric" || event.type === "nonFinite") && !this.saysMetrics) {
      this.saysMetrics = true;
      this.printed.stop();
    }
    this.append(event);
    if (event.type === "status") this.options.listener.status(event.message, event.progress ?? null);
    else this.options.listener.changed();
  }
}

function metricEvent(at: Date, { name, value, step }: PrintedMetric): ExecutionEvent {
  const place = { at: at.toISOString(), name, ...(step === null ? {} : { step }) };
  if (Number.isFinite(value)) return { ...place, type: "metric", value };
  const word = Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  return { ...place, type: "nonFinite", value: word };
}

interface TimedMetrics {
  readonly at: Date;
  readonly metrics: readonly PrintedMetric[];
}
