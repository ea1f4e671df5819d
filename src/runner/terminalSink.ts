import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { isatty } from "node:tty";

const chunkBytes = 64 * 1024;
/** A terminal may lag this far behind the log; then it skips, and says so. */
const terminalBacklogBytes = 1024 * 1024;
const retryMs = 10;

/**
 * Shows a log on one of our own standard streams without ever holding the script up: it follows the log file, so
 * nothing is queued in memory. A terminal that is too slow gets gaps, marked; a pipe or file gets every byte.
 */
export class TerminalSink {
  private readonly target: Target;
  private readonly source: number;
  private readonly chunk = Buffer.alloc(chunkBytes);
  private position = 0;
  private available = 0;
  private busy = false;
  private broken = false;
  private idle: (() => void) | null = null;

  /** @param log the log file. @param descriptor 1 or 2. */
  constructor(log: string, descriptor: 1 | 2) {
    this.source = openSync(log, "r");
    this.target = openTarget(descriptor);
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
    this.target.close();
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

interface Target {
  readonly kind: "terminal" | "file" | "pipe";
  /** Writes a part or all; tells how many bytes, or null when the other side is gone. */
  write(bytes: Buffer, done: (written: number | null) => void): void;
  close(): void;
}

function openTarget(descriptor: 1 | 2): Target {
  if (isatty(descriptor)) return polledTarget("terminal", reopenWithoutBlocking(descriptor));
  return isPipe(descriptor) ? pipeTarget(descriptor) : polledTarget("file", { descriptor, own: false });
}

/** For descriptors that are written synchronously; a terminal that takes nothing now is asked again. */
function polledTarget(
  kind: "terminal" | "file",
  { descriptor, own }: { descriptor: number; own: boolean },
): Target {
  const write: Target["write"] = (bytes, done) => {
    try {
      const written = writeSync(descriptor, bytes);
      if (kind === "file") setImmediate(done, written);
      else done(written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") done(null);
      else setTimeout(() => write(bytes, done), retryMs);
    }
  };
  return { kind, write, close: () => own && closeSync(descriptor) };
}

function pipeTarget(descriptor: 1 | 2): Target {
  const socket = new Socket({ fd: descriptor, readable: false, writable: true });
  let gone = false;
  socket.on("error", () => (gone = true));
  socket.on("close", () => (gone = true));
  return {
    kind: "pipe",
    write: (bytes, done) => {
      if (gone) done(null);
      else socket.write(Buffer.from(bytes), (error) => done(error ? null : bytes.length));
    },
    close: () => undefined,
  };
}

/** The terminal opened anew, so that not blocking is ours alone and does not reach who shares the descriptor. */
function reopenWithoutBlocking(descriptor: number): { descriptor: number; own: boolean } {
  for (const path of ["/dev/tty", `/proc/self/fd/${descriptor}`]) {
    try {
      return {
        descriptor: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY),
        own: true,
      };
    } catch {
      // The next name, or the descriptor as it is.
    }
  }
  return { descriptor, own: false };
}

/** A device such as /dev/null is written like a file. */
function isPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}
