import { closeSync, openSync, readSync } from "node:fs";

const blockBytes = 256 * 1024;

/**
 * When an execution printed, in their order, in ms since the epoch; nothing where that cannot be read.
 * @param path of `logs.ndjson`, absolute.
 * @param origin when its clock began, ms since the epoch.
 */
export function* printTimes(path: string, origin: number): Generator<number, void> {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return;
  }
  try {
    const block = Buffer.alloc(blockBytes);
    let begun = "";
    for (;;) {
      const length = readSync(descriptor, block, 0, blockBytes, null);
      if (length === 0) return;
      const lines = (begun + block.toString("latin1", 0, length)).split("\n");
      begun = lines.pop() ?? "";
      for (const line of lines) {
        const at = line.startsWith("[") ? parseInt(line.slice(1), 10) : NaN;
        if (!Number.isNaN(at)) yield origin + at;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}
