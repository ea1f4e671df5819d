import { closeSync, constants, openSync, readlinkSync, readSync } from "node:fs";
import { join } from "node:path";
import { writeAll } from "../../bundle/atomicWrite";
import { bundlePaths } from "../../bundle/layout";
import { isFifoOfRun } from "../fifos";

const blockBytes = 64 * 1024;
const logs = [
  { descriptor: 1, name: "out", log: bundlePaths.stdout },
  { descriptor: 2, name: "err", log: bundlePaths.stderr },
] as const;

/**
 * What a script that outlived its runner has printed and nobody read: as long as it lives, the system keeps it in the
 * FIFOs, and gives a new reader to who asks for the script's own descriptors (Linux, proc(5)).
 */
export class UnreadStreams {
  private readonly sources: { readonly log: string; readonly source: number }[] = [];

  /** @param pids processes of the script. */
  constructor(
    private readonly bundle: string,
    pids: readonly number[],
  ) {
    for (const { descriptor, name, log } of logs) {
      const path = pids.map((pid) => `/proc/${pid}/fd/${descriptor}`).find((link) => leadsToFifo(link, name));
      if (path === undefined) continue;
      try {
        this.sources.push({ log, source: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) });
      } catch {
        // It ended just now, and what it printed went with it.
      }
    }
  }

  /** Appends it to the logs; call when the script has ended, so that its last words are among it. */
  keep(): void {
    for (const { log, source } of this.sources) {
      const target = openSync(
        join(this.bundle, log),
        constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW,
      );
      try {
        for (const bytes of unreadOf(source)) writeAll(target, bytes);
      } finally {
        closeSync(target);
      }
    }
  }

  close(): void {
    for (const { source } of this.sources) closeSync(source);
  }
}

/** Ours were unlinked when they were opened; a script's own redirection leads elsewhere. */
function leadsToFifo(link: string, name: string): boolean {
  try {
    const target = readlinkSync(link);
    return isFifoOfRun(target, name);
  } catch {
    return false;
  }
}

/** Until its end, or until nothing is there now. */
function* unreadOf(source: number): Generator<Uint8Array, void> {
  const block = Buffer.alloc(blockBytes);
  for (;;) {
    let length: number;
    try {
      length = readSync(source, block, 0, block.length, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") return;
      throw error;
    }
    if (length === 0) return;
    yield block.subarray(0, length);
  }
}
