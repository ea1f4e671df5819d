import { HumanError } from "../../core/humanError";
import { describeWriteFailure } from "../ensureWorkspace";
import { type ZipProgress } from "../zip/writeZip";

/** How far the way into the archive or out of it is, what breaks it off, and the time of its end. */
export interface ArchiveProgress extends ZipProgress {
  readonly now?: Date;
}

/**
 * Tells a failure on that way to the user.
 * @param what could not be done, as the begin of a sentence.
 * @throws {HumanError} always, but an AbortError when the signal was aborted.
 */
export function failArchiving(error: unknown, { signal }: ArchiveProgress, what: string): never {
  signal?.throwIfAborted();
  if (error instanceof HumanError) throw error;
  throw new HumanError(`${what}: ${describeWriteFailure(error)}.`, 3, { cause: error });
}
