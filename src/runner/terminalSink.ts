import { closeSync, openSync, readSync } from "node:fs";
import { endOfLine, modesAfter, safeStart } from "../core/terminalGap";
import type { OutputTarget } from "./outputTarget";

const chunkBytes = 64 * 1024;
/** A terminal may lag this far behind the log; then it skips, and says so. */
const terminalBacklogBytes = 1024 * 1024;
/** A line is shown to its end before a gap, unless it is longer. */
const lineBytes = 4096;
const none = Buffer.alloc(0);

/**
 * Shows a log on one of our own standard streams without ever holding the script up: what it does not take at once is
 * read back from the log file, so nothing is queued in memory. A terminal that is too slow gets gaps, marked, at ends
 * of lines and with the colours that are on behind them; a pipe or file gets every byte.
 */
export class TerminalSink {
  private readonly source: number;
  private position = 0;
  private available = 0;
  private isWaiting = false;
  private isOver = false;
  /** What is to be shown before the log goes on: the end of a line and the mark of a gap. */
  private notice: Buffer = none;
  private idle: (() => void) | null = null;

  /** @param log the log file. */
  constructor(
    log: string,
    private readonly target: OutputTarget,
  ) {
    this.source = openSync(log, "r");
  }

  /**
   * The log has grown.
   * @param available bytes of the log now.
   * @param bytes its last ones.
   */
  follow(available: number, bytes: Buffer): void {
    const isUpToDate = this.position === this.available && this.notice.length === 0;
    this.available = available;
    if (this.isWaiting || this.isOver) return;
    if (isUpToDate) this.position += this.offer(bytes);
    this.pump();
  }

  /** Waits until everything was shown: a terminal at most `patienceMs`, a pipe as long as its reader takes. */
  async finish(patienceMs: number): Promise<void> {
    const { target } = this;
    await new Promise<void>((resolve) => {
      const limit = target.kind === "terminal" ? setTimeout(resolve, patienceMs) : undefined;
      this.idle = () => {
        clearTimeout(limit);
        resolve();
      };
      if (!this.isWaiting) this.pump();
    });
    if (!this.isOver && this.position < this.available) target.take(markOf(this.available - this.position));
    this.isOver = true;
    closeSync(this.source);
  }

  /** Shows what there is until the target takes no more. */
  private pump(): void {
    while (!this.isOver && !this.isWaiting) {
      const isNotice = this.makeNotice();
      const piece = isNotice ? this.notice : this.readOn();
      if (piece.length === 0) break;
      const taken = this.offer(piece);
      if (isNotice) this.notice = this.notice.subarray(taken);
      else this.position += taken;
    }
    if (this.isOver) this.idle?.();
    else if (!this.isWaiting && this.idle !== null) this.awaitIdle(this.idle);
  }

  /** What was taken must have left us, too. */
  private awaitIdle(idle: () => void): void {
    if (this.target.isIdle) idle();
    else this.wait();
  }

  private offer(bytes: Buffer): number {
    const taken = this.target.take(bytes);
    if (taken === null) this.isOver = true;
    else if (taken < bytes.length) this.wait();
    return taken ?? 0;
  }

  private wait(): void {
    this.isWaiting = true;
    this.target.whenReady(() => {
      this.isWaiting = false;
      this.pump();
    });
  }

  private readOn(): Buffer {
    const bytes = this.read(this.position, Math.min(this.available, this.position + chunkBytes));
    // The script cut its own log short: there is nothing more to show of it.
    if (bytes.length === 0) this.position = this.available;
    return bytes;
  }

  private read(start: number, end: number): Buffer {
    if (end <= start) return none;
    const bytes = Buffer.allocUnsafe(end - start);
    return bytes.subarray(0, readSync(this.source, bytes, 0, bytes.length, start));
  }

  /** Skips where a terminal lags too far behind. @returns whether something of ours is to be shown first. */
  private makeNotice(): boolean {
    if (this.notice.length > 0) return true;
    const { available, position } = this;
    if (this.target.kind !== "terminal" || available - position <= terminalBacklogBytes) return false;
    const begun = this.read(position, position + lineBytes);
    const end = endOfLine(begun);
    const line = begun.subarray(0, Math.max(0, end));
    const before = this.read(available - 2 * chunkBytes, available);
    const start = safeStart(before, Math.min(chunkBytes, before.length));
    const resumed = available - before.length + start;
    const skipped = resumed - position - line.length;
    const modes = Buffer.from(modesAfter(before.subarray(0, start)), "latin1");
    this.notice = Buffer.concat([line, end < 0 ? cancel : none, markOf(skipped), modes]);
    this.position = resumed;
    return true;
  }
}

/** ECMA-48 CAN: ends a sequence that was cut. */
const cancel = Buffer.from("\u0018");

/** Told without a colour of the script's, on a line of its own. */
function markOf(skipped: number): Buffer {
  return Buffer.from(`\u001b[0m\r\n… ${skipped} bytes are not shown here; the log has them all …\r\n`);
}
