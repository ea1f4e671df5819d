import { closeSync, openSync } from "node:fs";
import { writeAll } from "../bundle/atomicWrite";
import type { ExecutionEvent } from "../core/records";
import type { SecretMask } from "./secrets/secretMask";

export type ArtifactEvent = Extract<ExecutionEvent, { readonly type: "artifact" }>;

const maximumEvents = 1_000_000;
const maximumBytes = 256 * 1024 * 1024;
const maximumArtifacts = 100_000;

/** `metadata/events.ndjson` while it is written: bounded in lines and bytes, whatever a script says. */
export class EventFile {
  private readonly descriptor: number;
  private readonly artifacts: ArtifactEvent[] = [];
  private count = 0;
  private bytes = 0;
  private isFull = false;

  constructor(path: string) {
    this.descriptor = openSync(path, "a");
  }

  /** What the script registered. */
  get registered(): readonly ArtifactEvent[] {
    return this.artifacts;
  }

  /** @param mask takes the secrets out of the line that is written. */
  append(event: ExecutionEvent, mask?: SecretMask | null): void {
    if (event.type === "artifact" && this.artifacts.length < maximumArtifacts) this.artifacts.push(event);
    // Our own phases and warnings are few, and always told.
    const isOurs = event.type === "phase" || event.type === "warning";
    if (this.isFull && !isOurs) return;
    this.write(event, mask);
    if (this.isFull || (this.count < maximumEvents && this.bytes < maximumBytes)) return;
    this.isFull = true;
    const message = `only the first ${this.count} events are kept`;
    this.write({ at: event.at, type: "warning", message });
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private write(event: ExecutionEvent, mask?: SecretMask | null): void {
    const line = Buffer.from(`${JSON.stringify(mask?.record(event) ?? event)}\n`);
    this.count += 1;
    this.bytes += line.length;
    try {
      writeAll(this.descriptor, line);
    } catch {
      // A full disk: the log recorder tells of it, and the run goes on.
    }
  }
}
