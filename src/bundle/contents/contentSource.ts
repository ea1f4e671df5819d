import { createReadStream, lstatSync, openSync } from "node:fs";
import { openWithoutFollowing } from "../openWithoutFollowing";

/** The bytes of a file, wherever it lies: on disk or within an archive. */
export interface ContentSource {
  /** In bytes. */
  readonly size: number;
  /** From the start, in pieces. */
  open(): AsyncIterable<Buffer>;
}

const pieceBytes = 1024 * 1024;

/**
 * A file on disk; a link is not followed.
 * @throws the error of the file system where it is not there; {@link Error} when it is no regular file.
 */
export function fileSource(path: string): ContentSource {
  const stats = lstatSync(path);
  if (!stats.isFile()) throw new Error(`${path} is no file`);
  return {
    size: stats.size,
    open: () =>
      createReadStream(path, { fd: openSync(path, openWithoutFollowing), highWaterMark: pieceBytes }),
  };
}
