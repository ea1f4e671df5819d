import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** The size of a file in bytes; 0 where there is none. */
export function sizeOf(path: string): number {
  return withFile(path, 0, (descriptor) => fstatSync(descriptor).size);
}

/** When a file was written last, in milliseconds since the epoch; 0 where there is none. */
export function modifiedAt(path: string): number {
  return withFile(path, 0, (descriptor) => fstatSync(descriptor).mtimeMs);
}

/** The bytes of a file from `start` up to `end`; fewer where it is shorter, none where it cannot be read. */
export function readRange(path: string, start: number, end: number): Buffer {
  return withFile(path, Buffer.alloc(0), (descriptor) => {
    const length = Math.max(0, Math.min(end, fstatSync(descriptor).size) - start);
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, start));
  });
}

function withFile<T>(path: string, otherwise: T, use: (descriptor: number) => T): T {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return otherwise;
  }
  try {
    return use(descriptor);
  } catch {
    return otherwise;
  } finally {
    closeSync(descriptor);
  }
}
