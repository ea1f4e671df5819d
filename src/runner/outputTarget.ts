import { closeSync, fstatSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { isatty } from "node:tty";
import { reopenWithoutBlocking } from "./reopenTerminal";

const retryMs = 10;

/** Where a log is shown: one of our own standard streams. */
export interface OutputTarget {
  readonly kind: "terminal" | "file" | "pipe";
  /** Takes what it can at once, nothing where it is busy; null when the other side is gone. */
  take(bytes: Buffer): number | null;
  /** Calls back once, later: it may take more now, or is gone. */
  whenReady(ready: () => void): void;
  /** Whether all that was taken has left us. */
  readonly isIdle: boolean;
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
  return {
    kind,
    isIdle: true,
    take: (bytes) => {
      if (closed) return null;
      try {
        return writeSync(descriptor, bytes);
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EAGAIN" ? 0 : null;
      }
    },
    whenReady: (ready) => void setTimeout(ready, retryMs),
    close: () => {
      closed = true;
      if (own) closeSync(descriptor);
    },
  };
}

function pipeTarget(descriptor: 1 | 2): OutputTarget {
  const socket = new Socket({ fd: descriptor, readable: false, writable: true });
  let isGone = false;
  let isBusy = false;
  let waiting: (() => void)[] = [];
  const settle = (): void => {
    isBusy = false;
    const ready = waiting;
    waiting = [];
    for (const each of ready) each();
  };
  const goAway = (): void => {
    isGone = true;
    settle();
  };
  socket.on("error", goAway);
  socket.on("close", goAway);
  return {
    kind: "pipe",
    get isIdle() {
      return !isBusy;
    },
    take: (bytes) => {
      if (isGone) return null;
      if (isBusy) return 0;
      isBusy = true;
      // The caller uses its memory again before all of it has left.
      socket.write(Buffer.from(bytes), settle);
      return bytes.length;
    },
    whenReady: (ready) => {
      if (isBusy) waiting.push(ready);
      else setImmediate(ready);
    },
    // The descriptor itself stays open: what we say last goes there too.
    close: () => socket.unref(),
  };
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
