import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseEvents } from "../../core/parseEvents";
import type { ExecutionEvent, Phase } from "../../core/records";
import { cutTornLine } from "../../bundle/cutTornLine";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { EventFile, type ArtifactEvent, type DatasetEvent } from "../eventFile";
import { EventRecorder, type EventListener } from "../eventRecorder";
import { LineReader } from "../lineReader";
import type { EndContext } from "../writeEnd";
import { heardEnd, type HeardEnd } from "./recoveredReason";

const bytesPerRead = 16 * 1024 * 1024;
const silent: EventListener = { status: () => undefined, changed: () => undefined };

/** The timeline of an execution whose runner was killed: what it had recorded, and what the script said after that. */
export class RecoveredEvents implements Pick<
  EndContext["events"],
  "registered" | "datasets" | "warn" | "phase"
> {
  private constructor(
    private readonly file: EventFile,
    private readonly now: () => Date,
    readonly registered: readonly ArtifactEvent[],
    readonly datasets: readonly DatasetEvent[],
    /** How the script ended, when the runner still heard it. */
    readonly heard: HeardEnd | null,
  ) {}

  /**
   * Mends `events.ndjson` and adds what the script said and nobody read any more. Doing it again adds nothing.
   * @param said whether the script's own words may be read: with secrets in them they may not, since nobody can mask them.
   * @param at the time of what is added.
   */
  static async open(options: {
    readonly layout: WorkspaceLayout;
    readonly id: string;
    readonly bundle: string;
    readonly said: boolean;
    readonly at: Date;
    readonly now: () => Date;
  }): Promise<RecoveredEvents> {
    const { layout, id, bundle, at, now } = options;
    const path = join(bundle, bundlePaths.events);
    cutTornLine(path);
    cutTornLine(join(bundle, bundlePaths.logIndex));
    const known = new Recorded();
    for (const event of eventsOf(path)) known.add(event);
    const file = new EventFile(path);
    if (options.said) await addUnread(layout, id, bundle, at, known, file);
    else
      file.append({
        at: now().toISOString(),
        type: "warning",
        message:
          "what the script said last was left out: it may hold secrets, which nobody can mask any more",
      });
    return new RecoveredEvents(file, now, known.artifacts, [...known.datasets.values()], known.heard);
  }

  warn(message: string): void {
    this.file.append({ at: this.now().toISOString(), type: "warning", message });
  }

  phase(phase: Phase, begun: Date): void {
    const at = this.now();
    this.file.append({
      at: at.toISOString(),
      type: "phase",
      phase,
      durationMs: at.getTime() - begun.getTime(),
    });
  }

  close(): void {
    this.file.close();
  }
}

/** What stands in the timeline already. */
class Recorded {
  readonly artifacts: ArtifactEvent[] = [];
  readonly datasets = new Map</* name */ string, DatasetEvent>();
  heard: HeardEnd | null = null;
  private readonly counts = new Map</* content */ string, number>();

  add(event: ExecutionEvent): void {
    this.remember(event);
    this.heard = heardEnd([event]) ?? this.heard;
    const content = contentOf(event);
    this.counts.set(content, (this.counts.get(content) ?? 0) + 1);
  }

  /** What is looked for at the end. */
  remember(event: ExecutionEvent): void {
    if (event.type === "artifact") this.artifacts.push(event);
    if (event.type === "dataset") this.datasets.set(event.name, event);
  }

  /** Takes one of the same content out; false: there is none (any more). */
  take(event: ExecutionEvent): boolean {
    const content = contentOf(event);
    const count = this.counts.get(content) ?? 0;
    this.counts.set(content, count - 1);
    return count > 0;
  }
}

/** Reads all that the script said and printed once more, as a run does, and adds what is not there yet. */
async function addUnread(
  layout: WorkspaceLayout,
  id: string,
  bundle: string,
  at: Date,
  known: Recorded,
  file: EventFile,
): Promise<void> {
  const again = join(layout.running, `${id}.recovered.ndjson`);
  mkdirSync(layout.running, { recursive: true, mode: 0o700 });
  rmSync(again, { force: true });
  const recorder = new EventRecorder({
    events: again,
    said: join(layout.running, `${id}.events.ndjson`),
    printed: join(bundle, bundlePaths.stdout),
    now: () => at,
    listener: silent,
  });
  await recorder.finishReading();
  recorder.close();
  for (const event of eventsOf(again)) {
    if (known.take(event)) continue;
    file.append(event);
    known.remember(event);
  }
  rmSync(again, { force: true });
}

function* eventsOf(path: string): Generator<ExecutionEvent, void> {
  const reader = new LineReader(path);
  for (let lines = reader.read(bytesPerRead); lines.length > 0; lines = reader.read(bytesPerRead))
    for (const line of lines) yield* parseEvents(line);
}

/** All of an event but its time: a line that is read later has another one. */
function contentOf(event: ExecutionEvent): string {
  return JSON.stringify({ ...event, at: "" });
}
