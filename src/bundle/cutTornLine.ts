import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync } from "node:fs";

const blockBytes = 64 * 1024;

/**
 * Takes a last line that was not written to its end off a file of lines.
 * @param path of a regular file; where there is none, nothing is done.
 */
export function cutTornLine(path: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  try {
    const stats = fstatSync(descriptor);
    const whole = stats.isFile() ? endOfLastLine(descriptor, stats.size) : stats.size;
    if (whole < stats.size) ftruncateSync(descriptor, whole);
  } finally {
    closeSync(descriptor);
  }
}

function endOfLastLine(descriptor: number, size: number): number {
  const block = Buffer.alloc(Math.min(blockBytes, size));
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const length = readSync(descriptor, block, 0, end - start, start);
    const newline = block.subarray(0, length).lastIndexOf(10);
    if (newline >= 0) return start + newline + 1;
    end = start;
  }
  return 0;
}
