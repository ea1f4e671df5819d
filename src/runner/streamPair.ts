import { closeSync, constants, fstatSync, openSync, type BigIntStats } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { discard } from "../bundle/atomicWrite";
import { makeFifos, takeSpareFifos } from "./fifos";

const fifoBytes = 64 * 1024;

/** One stream of a script: what it writes to, and what we read. */
export interface ScriptStream {
  /** Handed to the script as its stdout or stderr. */
  readonly writeEnd: number;
  readonly reader: Socket;
  /** What tells it from all other files. */
  readonly file: BigIntStats;
  /** Hands on what is read, in memory that is used again for the next. */
  listen(take: (bytes: Buffer) => void): void;
  closeWriteEnd(): void;
}

export interface StreamPair {
  readonly out: ScriptStream;
  readonly err: ScriptStream;
}

/**
 * Two FIFOs, opened, unlinked: those that an earlier run left ready, or made with one `mkfifo`. Node's own "pipe" is a
 * socket, on which a script cannot open `/dev/stdout`, and which is half as fast (design, section 6).
 * @returns null where there are none (Windows, no temp folder): the caller takes pipes then.
 */
export async function openStreamPair(): Promise<StreamPair | null> {
  if (process.platform === "win32") return null;
  const spare = takeSpareFifos();
  if (spare !== null)
    try {
      return openPair(spare);
    } catch {
      // The system empties its temp folder when it likes.
    }
  const folder = await makeFifos();
  return folder === null ? null : openPair(folder);
}

/** @param folder is removed in any case. @throws the error of the file system. */
function openPair(folder: string): StreamPair {
  try {
    const out = openFifo(join(folder, "out"));
    try {
      return { out, err: openFifo(join(folder, "err")) };
    } catch (error) {
      out.closeWriteEnd();
      out.reader.destroy();
      throw error;
    }
  } finally {
    discard(folder);
  }
}

function openFifo(path: string): ScriptStream {
  // The reader comes first and does not wait: opening the write end would block without one.
  const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeEnd = openSync(path, constants.O_WRONLY);
  let open = true;
  // As much as a FIFO holds; one buffer for all that comes, since a new one for each read takes memory and time.
  const buffer = Buffer.allocUnsafe(fifoBytes);
  let take: (bytes: Buffer) => void = () => undefined;
  const callback = (length: number): boolean => {
    take(buffer.subarray(0, length));
    return true;
  };
  const reader = new Socket({ fd: readEnd, readable: true, writable: false, onread: { buffer, callback } });
  return {
    writeEnd,
    reader,
    file: fstatSync(readEnd, { bigint: true }),
    listen: (taker) => {
      take = taker;
      reader.resume();
    },
    closeWriteEnd: () => {
      if (open) closeSync(writeEnd);
      open = false;
    },
  };
}
