import { parseEvents } from "../../core/parseEvents";
import type { ExecutionEvent } from "../../core/records";
import { readRange } from "../../panels/read/readRange";

/** A line of events is shorter, but for those of large datasets. */
const bytesAtOnce = 1024 * 1024;

/** Reads the events of an execution as they come, a bounded part of them at a time and each once. */
export class EventLines {
  private position = 0;

  /** @param path of `events.ndjson`, absolute. */
  constructor(private readonly path: string) {}

  /** The next events, of a line that has only begun nothing; null where there are none yet. */
  read(): readonly ExecutionEvent[] | null {
    const bytes = readRange(this.path, this.position, this.position + bytesAtOnce);
    const end = bytes.lastIndexOf(10) + 1;
    // A line that is longer than all that is read at once is passed over: rules ask for nothing in it.
    const step = end === 0 && bytes.length === bytesAtOnce ? bytes.length : end;
    this.position += step;
    return step === 0 ? null : parseEvents(bytes.toString("utf8", 0, end));
  }
}
