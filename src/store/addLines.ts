import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Adds lines to the file of a cache, to which any number of processes may add. On a full disk, or in a folder that may not be
 * written to, it stays as it is: what is not kept is read again the next time.
 * @param lines each with its end.
 */
export function addLines(path: string, lines: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // What was killed while it wrote left half a line.
    appendFileSync(path, "\n".includes(lastBytes(path, 1)) ? lines : `\n${lines}`);
  } catch {
    // As said above.
  }
}

/** The end of a file, so many bytes at most; empty where it cannot be read. */
export function lastBytes(path: string, count: number): string {
  try {
    const descriptor = openSync(path, "r");
    try {
      const { size } = fstatSync(descriptor);
      const bytes = Buffer.alloc(Math.min(size, count));
      readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString();
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}
