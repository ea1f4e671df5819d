import { crc32 } from "node:zlib";

/** Stands for `buffer-crc32` in what is built: yazl takes its checksums there, in JavaScript, at a third of the speed. */
export function unsigned(bytes: Uint8Array, previous?: number): number {
  return crc32(bytes, previous ?? 0);
}
