import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "./openWithoutFollowing";
import { smallBytes, smallText } from "./smallText";

/** The end of a text file of a bundle, at most so many bytes; empty when it cannot be read or is a link. */
export function readTail(path: string, maximumBytes: number): string {
  try {
    const descriptor = openSync(path, openWithoutFollowing);
    try {
      const small = maximumBytes < smallBytes ? null : smallText(descriptor);
      if (small !== null) return small;
      const { size } = fstatSync(descriptor);
      const bytes = Buffer.alloc(Math.min(size, maximumBytes));
      const length = readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString("utf8", 0, length);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}
