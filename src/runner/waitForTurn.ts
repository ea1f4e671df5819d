import { watch } from "node:fs";
import { join } from "node:path";
import { currentOwner } from "../bundle/owner";
import { messageOf } from "../core/humanError";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { openRunQueue, type RunQueue, type Ticket } from "./runQueue";
import type { RunnerEnvironment } from "./runRequest";
import type { Stopper } from "./stopper";

/** A runner that was killed frees its place without touching the queue: it is looked at this often while we wait. */
const lookEveryMs = 1000;

/** The right to run now, where the number of runs at once is limited. */
export interface Turn {
  /** Whether others were waited for: what was captured before is old then. */
  readonly waited: boolean;
  release(): void;
}

export interface TurnContext {
  readonly record: ExecutionRecord;
  readonly runner: RunnerEnvironment;
  readonly events: EventRecorder;
  readonly stopper: Stopper;
}

/**
 * Waits until fewer than `executions.run.parallelLimit` executions of this workspace run, as SCHEDULED; a wish to stop
 * ends the wait. What an execution starts itself runs within its place.
 */
export async function waitForTurn({ record, runner, events, stopper }: TurnContext): Promise<Turn> {
  const limit = runner.settings.parallelLimit;
  const isNested = runner.environment["EXECUTION_ID"] !== undefined;
  if (limit === 0 || isNested) return { waited: false, release: () => undefined };
  try {
    const folder = join(record.layout.cache, "queue");
    const place = new Place(folder, record, openRunQueue(folder));
    const waited = await waitInQueue(place, limit, { record, runner, stopper });
    return { waited, release: () => place.release() };
  } catch (error) {
    // A cache that cannot be written to holds nobody up.
    events.warn(`the limit of parallel runs could not be kept: ${messageOf(error)}`);
    return { waited: false, release: () => undefined };
  }
}

async function waitInQueue(
  place: Place,
  limit: number,
  { record, runner, stopper }: Pick<TurnContext, "record" | "runner" | "stopper">,
): Promise<boolean> {
  let told = 0;
  for (let before = place.liveBefore(); before >= limit; before = place.liveBefore()) {
    const others = before - limit + 1;
    if (others !== told) {
      const message = `Waiting for ${others === 1 ? "another execution" : `${others} others`} to end`;
      if (told === 0) {
        record.advance(["SCHEDULED"], { message });
        runner.say(`${message}: ${limit} may run at once (executions.run.parallelLimit).`);
      } else record.progress(message, null);
      told = others;
    }
    await changeOf(place.folder, stopper.signal);
    if (stopper.cause !== null) break;
  }
  return told > 0;
}

/** Our ticket, taken anew when the cache was deleted. */
class Place {
  private ticket: Ticket;

  constructor(
    readonly folder: string,
    private readonly record: ExecutionRecord,
    private queue: RunQueue,
  ) {
    this.ticket = this.take();
  }

  liveBefore(): number {
    const before = this.ticket.liveBefore();
    if (before !== null) return before;
    this.queue = openRunQueue(this.folder);
    this.ticket = this.take();
    return this.ticket.liveBefore() ?? 0;
  }

  release(): void {
    this.ticket.release();
  }

  private take(): Ticket {
    return this.queue.take(this.record.id, this.record.status.owner ?? currentOwner());
  }
}

/** Settles when something in the folder changed, at the latest after a second, or when a stop was asked for. */
function changeOf(folder: string, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      watcher?.close();
      stop.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, lookEveryMs);
    const watcher = watchFolder(folder, end);
    stop.addEventListener("abort", end, { once: true });
  });
}

/** Null where the system has no watchers left: the timer alone serves then. */
function watchFolder(folder: string, changed: () => void): { close(): void } | null {
  try {
    return watch(folder, changed).on("error", changed);
  } catch {
    return null;
  }
}
