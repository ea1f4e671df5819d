import { parseEvents } from "../../core/parseEvents";
import type { ExecutionEvent } from "../../core/records";
import { GrowingLines } from "./growingLines";

/** The events of one execution, read once and then only as they come. */
export class EventHistory {
  private readonly lines: GrowingLines;
  private events: ExecutionEvent[] = [];

  /** @param path of `events.ndjson`, absolute. */
  constructor(path: string) {
    this.lines = new GrowingLines(path);
  }

  read(): readonly ExecutionEvent[] {
    const { lines, restarted } = this.lines.read();
    if (restarted) this.events = [];
    for (const event of parseEvents(lines.join("\n"))) this.events.push(event);
    return this.events;
  }
}
