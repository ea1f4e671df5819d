import { closeSync, openSync, readSync } from "node:fs";
import type { OutputTarget } from "./outputTarget";

const chunkBytes = 64 * 1024;
/** A terminal may lag this far behind the log; then it skips, and says so. */
const terminalBacklogBytes = 1024 * 1024;

/**
 * Shows a log on one of our own standard streams without ever holding the script up: it follows the log file, so
 * nothing is queued in memory. A terminal that is too slow gets gaps, marked; a pipe or file gets every byte.
 */
export class TerminalSink {
  private readonly source: number;
  private readonly chunk = Buffer.alloc(chunkBytes);
  private position = 0;
  private available = 0;
  private busy = false;
  private broken = false;
  private idle: (() => void) | null = null;

  /** @param log the log file. */
  constructor(
    log: string,
    private readonly target: OutputTarget,
  ) {
    this.source = openSync(log, "r");
  }

  /** The log now holds this many bytes. */
  follow(available: number): void {
    this.available = available;
    if (!this.busy) this.pump();
  }

  /** Waits until everything was shown: a terminal at most `patienceMs`, a pipe as long as its reader takes. */
  async finish(patienceMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      if (!this.busy) resolve();
      else this.idle = resolve;
      if (this.target.kind === "terminal") setTimeout(resolve, patienceMs).unref();
    });
    this.broken = true;
    closeSync(this.source);
  }

  private pump(): void {
    this.skipWhenTooSlow();
    const wanted = Math.min(chunkBytes, this.available - this.position);
    if (wanted <= 0 || this.broken) {
      this.busy = false;
      this.idle?.();
      return;
    }
    this.busy = true;
    const length = readSync(this.source, this.chunk, 0, wanted, this.position);
    if (length === 0) {
      // The script cut its own log short: there is nothing more to show of it.
      this.position = this.available;
      this.pump();
      return;
    }
    this.target.write(this.chunk.subarray(0, length), (written) => {
      if (written === null || this.broken) this.broken = true;
      else this.position += written;
      this.pump();
    });
  }

  private skipWhenTooSlow(): void {
    const behind = this.available - this.position;
    if (this.target.kind !== "terminal" || behind <= terminalBacklogBytes) return;
    const skipped = behind - chunkBytes;
    this.position += skipped;
    this.target.write(
      Buffer.from(`\r\n… ${skipped} bytes are not shown here; the log has them all …\r\n`),
      () => undefined,
    );
  }
}
