import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";

/** A larger source is not read, in bytes. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Whether a file holds what a blob of git does, whichever way its lines end (gitattributes(5), `text`).
 * @param path absolute. @param blob its id; null: there is none.
 * @returns undefined where that is not to be told: the file is no file, too large, or cannot be read.
 */
export function holdsBlob(path: string, blob: string | null): boolean | undefined {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return blob === null;
    if (blob === null) return false;
    if (!stats.isFile() || stats.size > mostBytes) return undefined;
    const content = readFileSync(path);
    const algorithm = blob.length === 40 ? "sha1" : "sha256";
    const idOf = (bytes: Buffer): string =>
      createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
    if (idOf(content) === blob) return true;
    return content.includes("\r\n") && idOf(withoutReturns(content)) === blob;
  } catch {
    return undefined;
  }
}

function withoutReturns(content: Buffer): Buffer {
  return Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
