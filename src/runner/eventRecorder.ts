import { appendFileSync } from "node:fs";
import type { ExecutionEvent, Phase } from "../core/records";
import { metricsOfLine, type PrintedMetric } from "../core/metricLine";
import { parseScriptLine } from "../core/scriptLine";
import { EventFile, type ArtifactEvent } from "./eventFile";
import type { Ending } from "./launch";
import type { SecretMask } from "./secrets/secretMask";
import { LineReader } from "./lineReader";

const pollMs = 100;
const bytesPerPoll = 1024 * 1024;
/** Beyond this what is printed is not searched for metrics any more. */
const maximumPrintedBytes = 256 * 1024 * 1024;
const maximumWarnings = 100;
const maximumLineLength = 1024 * 1024;

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
}

/**
 * Gathers what a script says: JSON lines that it appends to EXECUTION_EVENTS, and metrics in what it prints, each with
 * a time, into `metadata/events.ndjson`. A malformed line becomes a warning; it never ends the run.
 */
export class EventRecorder {
  private readonly file: EventFile;
  private readonly said: LineReader;
  private readonly printed: LineReader;
  private timer: NodeJS.Timeout | undefined;
  private warnings = 0;
  private saysMetrics = false;
  private waiting: { at: Date; metrics: PrintedMetric[] } | null = null;

  constructor(private readonly options: EventRecorderOptions) {
    appendFileSync(options.said, "");
    this.file = new EventFile(options.events);
    this.said = new LineReader(options.said);
    this.printed = new LineReader(options.printed);
  }

  start(): void {
    this.timer = setInterval(() => this.poll(bytesPerPoll), pollMs);
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

  /** Reads what is left and stops watching. Events may still be appended. */
  async finishReading(): Promise<void> {
    clearInterval(this.timer);
    for (let before = -1; before !== this.bytesRead;) {
      before = this.bytesRead;
      this.poll(bytesPerPoll);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [lastSaid, lastPrinted] = [this.said.last(), this.printed.last()];
    if (lastSaid !== null) this.hear(lastSaid);
    this.flushPrinted();
    if (lastPrinted !== null) this.waiting = { at: this.options.now(), metrics: metricsOfLine(lastPrinted) };
    this.flushPrinted();
  }

  close(): void {
    clearInterval(this.timer);
    this.file.close();
  }

  /** Artifacts that the script registered. */
  get registered(): readonly ArtifactEvent[] {
    return this.file.registered;
  }

  /** The file that the script appends to. */
  get target(): string {
    return this.options.said;
  }

  private get bytesRead(): number {
    return this.said.bytesRead + this.printed.bytesRead;
  }

  private poll(limit: number): void {
    for (const line of this.said.read(limit)) this.hear(line);
    // A script that says its metrics prints them as well: what is printed waits for one turn.
    this.flushPrinted();
    if (this.saysMetrics || this.printed.bytesRead > maximumPrintedBytes) return;
    const metrics = this.printed.read(limit).flatMap(metricsOfLine);
    if (metrics.length > 0) this.waiting = { at: this.options.now(), metrics };
  }

  private flushPrinted(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null || this.saysMetrics) return;
    for (const { name, value, step } of waiting.metrics)
      this.append({
        at: waiting.at.toISOString(),
        type: "metric",
        name,
        value,
        ...(step === null ? {} : { step }),
      });
    this.options.listener.changed();
  }

  /** Of a masked line, since a problem may name a part of it, and a part of a secret is not known for one. */
  private problemOf(line: string, problem: string): string {
    const { mask = null, now } = this.options;
    if (mask === null) return problem;
    const masked = parseScriptLine(mask.text(line), now());
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

  private hear(line: string): void {
    if (line.trim() === "") return;
    if (line.length >= maximumLineLength) {
      this.warn("a line of EXECUTION_EVENTS over 1 MB was left out");
      return;
    }
    const parsed = parseScriptLine(line, this.options.now());
    if (!parsed.ok) {
      this.warn(`a line of EXECUTION_EVENTS was left out: ${this.problemOf(line, parsed.problem)}`);
      return;
    }
    const event = this.masked(parsed.event);
    if (event === null) return;
    if (event.type === "metric") this.saysMetrics = true;
    this.append(event);
    if (event.type === "status") this.options.listener.status(event.message, event.progress ?? null);
    else this.options.listener.changed();
  }
}
