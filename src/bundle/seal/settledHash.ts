import { lstatSync, type BigIntStats } from "node:fs";
import { hashFileInTurns, type ContentIdentity, type HashProgress } from "./hashFile";

/** A file's content, and whether the file kept still while it was read. */
export interface SettledContent {
  readonly identity: ContentIdentity;
  /** Of the file after it was read. */
  readonly stats: BigIntStats;
  /** False: it was written again and again, and what was hashed is a moment of it at best. */
  readonly isSettled: boolean;
}

/** A file written this shortly before it was hashed may be written again without any of its times changing (FAT: 2 s). */
export const racyMs = 2_500;

const maximumAttempts = 3;

/**
 * Hashes a regular file that others may be writing: where size or times change meanwhile it is hashed again, a few times.
 * @throws as `hashFileInTurns`.
 */
export async function hashSettled(
  path: string | Buffer,
  progress: HashProgress = {},
): Promise<SettledContent> {
  let before = lstatSync(path, { bigint: true });
  for (let attempt = 1; ; attempt += 1) {
    const identity = await hashFileInTurns(path, progress);
    const stats = lstatSync(path, { bigint: true });
    const isSettled = isSameVersion(before, stats) && BigInt(identity.size) === stats.size;
    if (isSettled || attempt === maximumAttempts) return { identity, stats, isSettled };
    before = stats;
  }
}

/** What of a file's record changes whenever its content does; to the nanosecond where the file system tells it. */
export type FileVersion = Pick<BigIntStats, "size" | "mtimeNs" | "ctimeNs" | "ino">;

export function isSameVersion(one: FileVersion, other: FileVersion): boolean {
  return (
    one.size === other.size &&
    one.mtimeNs === other.mtimeNs &&
    one.ctimeNs === other.ctimeNs &&
    one.ino === other.ino
  );
}
