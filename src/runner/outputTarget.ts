import { closeSync, constants, fstatSync, openSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { isatty } from "node:tty";

const retryMs = 10;

/** Where a log is shown: one of our own standard streams. */
export interface OutputTarget {
  readonly kind: "terminal" | "file" | "pipe";
  /** Writes a part or all; tells how many bytes, or null when the other side is gone. */
  write(bytes: Buffer, done: (written: number | null) => void): void;
  close(): void;
}

/** Opens a standard stream for writing without ever blocking; one target serves both logs where both go there. */
export function openTarget(descriptor: 1 | 2): OutputTarget {
  if (isatty(descriptor)) return polledTarget("terminal", reopenWithoutBlocking(descriptor));
  return isPipe(descriptor) ? pipeTarget(descriptor) : polledTarget("file", { descriptor, own: false });
}

/** For descriptors that are written synchronously; a terminal that takes nothing now is asked again. */
function polledTarget(
  kind: "terminal" | "file",
  { descriptor, own }: { descriptor: number; own: boolean },
): OutputTarget {
  let closed = false;
  const write: OutputTarget["write"] = (bytes, done) => {
    if (closed) {
      done(null);
      return;
    }
    try {
      const written = writeSync(descriptor, bytes);
      if (kind === "file") setImmediate(done, written);
      else done(written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") done(null);
      else setTimeout(() => write(bytes, done), retryMs);
    }
  };
  const close = (): void => {
    closed = true;
    if (own) closeSync(descriptor);
  };
  return { kind, write, close };
}

function pipeTarget(descriptor: 1 | 2): OutputTarget {
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
    // The descriptor itself stays open: what we say last goes there too.
    close: () => socket.unref(),
  };
}

/** The terminal opened anew, so that not blocking is ours alone and does not reach who shares the descriptor. */
function reopenWithoutBlocking(descriptor: number): { descriptor: number; own: boolean } {
  for (const path of [`/proc/self/fd/${descriptor}`, "/dev/tty"]) {
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
