import { closeSync, openSync } from "node:fs";
import { writeAll } from "../bundle/atomicWrite";
import { EventBudget } from "../core/eventBudget";
import type { Json } from "../core/json";
import type { ExecutionEvent } from "../core/records";
import type { SecretMask } from "./secrets/secretMask";

export type ArtifactEvent = Extract<ExecutionEvent, { readonly type: "artifact" }>;
export type DatasetEvent = Extract<ExecutionEvent, { readonly type: "dataset" }>;

const maximumBytes = 256 * 1024 * 1024;
const maximumArtifacts = 100_000;
const maximumNames = 1000;
/** Of all datasets together. */
const maximumMembers = 1_000_000;
/** So much is gathered before it is written. */
const bufferBytes = 256 * 1024;
/** Readers of last values look at this much of the end; a longer file says them once more there. */
const totalsFromBytes = 2 * 1024 * 1024;
const maximumTotalsLength = 512 * 1024;

/** `metadata/events.ndjson` while it is written: bounded in lines and bytes, whatever a script says. */
export class EventFile {
  private readonly descriptor: number;
  private readonly artifacts: ArtifactEvent[] = [];
  private readonly named = new Map</* name */ string, DatasetEvent>();
  private memberCount = 0;
  private toldMembers = false;
  private readonly budget = new EventBudget();
  private readonly metrics = new Map<string, number>();
  private readonly properties = new Map<string, Json>();
  private gathered: string[] = [];
  private gatheredLength = 0;
  private bytes = 0;

  constructor(path: string) {
    this.descriptor = openSync(path, "a");
  }

  /** What the script registered. */
  get registered(): readonly ArtifactEvent[] {
    return this.artifacts;
  }

  /** Datasets that the script told of; of several words about one name the last holds. */
  get datasets(): readonly DatasetEvent[] {
    return [...this.named.values()];
  }

  /**
   * Takes an event; it is in the file after the next {@link flush} at the latest.
   * @param mask takes the secrets out of the line that is written.
   */
  append(event: ExecutionEvent, mask?: SecretMask | null): void {
    const masked = mask?.record(event) ?? event;
    this.remember(event);
    // Files are found by their own names.
    if (event.type === "dataset" && masked.type === "dataset")
      this.rememberDataset({ ...masked, members: event.members });
    if ((this.bytes < maximumBytes || isOurs(event)) && this.budget.admit(masked)) this.gather(masked);
    if (isOurs(event)) this.flush();
  }

  flush(): void {
    if (this.gathered.length === 0) return;
    const lines = Buffer.from(this.gathered.join(""));
    this.gathered = [];
    this.gatheredLength = 0;
    this.bytes += lines.length;
    try {
      writeAll(this.descriptor, lines);
    } catch {
      // A full disk: the log recorder tells of it, and the run goes on.
    }
  }

  /** The script says nothing more: last values that were left out are added, and what was left out is told. */
  finishSaid(at: string): void {
    for (const event of this.budget.takeLasts()) this.gather(event);
    const { told } = this.budget;
    if (told !== null)
      this.append({ at, type: "warning", message: `${told} were left out; last values are kept` });
    this.flush();
    if (this.bytes < totalsFromBytes) return;
    const metrics = Object.fromEntries(this.metrics);
    let left = maximumTotalsLength;
    const properties = Object.fromEntries(
      [...this.properties].filter(([name, value]) => (left -= JSON.stringify([name, value]).length) > 0),
    );
    this.append({ at, type: "totals", metrics, properties });
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private gather(event: ExecutionEvent): void {
    const line = `${JSON.stringify(event)}\n`;
    this.gathered.push(line);
    this.gatheredLength += line.length;
    if (this.gatheredLength >= bufferBytes) this.flush();
  }

  private remember(event: ExecutionEvent): void {
    if (event.type === "artifact" && this.artifacts.length < maximumArtifacts) this.artifacts.push(event);
    if (event.type === "metric") rememberLast(this.metrics, event.name, event.value);
    if (event.type === "property") rememberLast(this.properties, event.name, event.value);
  }

  private rememberDataset(event: DatasetEvent): void {
    const { at, name, members } = event;
    const before = this.named.get(name);
    if (before === undefined && this.named.size >= maximumNames) return;
    const count = this.memberCount - (before?.members.length ?? 0) + members.length;
    if (count <= maximumMembers) {
      this.named.set(name, event);
      this.memberCount = count;
    } else if (!this.toldMembers) {
      this.toldMembers = true;
      const message = `datasets have more than ${maximumMembers} members: those told of from ${name} on may be no outputs`;
      this.append({ at, type: "warning", message });
    }
  }
}

function rememberLast<T>(lasts: Map<string, T>, name: string, value: T): void {
  if (lasts.size < maximumNames || lasts.has(name)) lasts.set(name, value);
}

/** Phases and warnings are few, and readers wait for them. */
function isOurs({ type }: ExecutionEvent): boolean {
  return (
    type === "phase" || type === "warning" || type === "totals" || type === "verdict" || type === "alert"
  );
}
