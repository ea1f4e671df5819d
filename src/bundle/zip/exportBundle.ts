import { lstatSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { HumanError, messageOf, wrongUse } from "../../core/humanError";
import { type Skipped } from "../seal/walkFolder";
import { writeZip, type ZipProgress } from "./writeZip";
import { listZipContent } from "./zipEntries";

export interface ExportedBundle {
  /** Absolute. */
  readonly file: string;
  /** Of the archive, in bytes. */
  readonly size: number;
  readonly skipped: readonly Skipped[];
}

/**
 * Writes a bundle as an archive without a top folder: `metadata/jobStatus.json` stands at its root, as in CCP's.
 * What an archive cannot hold (links, names that an import would refuse) is left out and reported.
 * @param to a file, replaced when it is there, or a folder that gets `<id>.zip`.
 * @throws {HumanError} when there is no such bundle or the archive cannot be written; an AbortError when the signal was
 * aborted. Nothing half-made is left.
 */
export async function exportBundle(
  bundle: string,
  to: string,
  progress: ZipProgress = {},
): Promise<ExportedBundle> {
  if (lstatSync(bundle, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongUse(`${bundle} is not a folder: there is no execution to export.`);
  const isFolder = statSync(to, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = resolve(isFolder ? join(to, `${basename(bundle)}.zip`) : to);
  try {
    const content = listZipContent(bundle);
    const { size } = await writeZip(file, content, progress);
    return { file, size, skipped: content.skipped };
  } catch (error) {
    progress.signal?.throwIfAborted();
    throw new HumanError(`${basename(bundle)} could not be exported to ${file}: ${reasonOf(error)}`, 3, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOSPC":
      return "the disk is full. Free some space, or choose another place.";
    case "ENOENT":
    case "ENOTDIR":
      return "its folder does not exist. Make it first, or choose another place.";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `a file or folder is closed to you (${messageOf(error)}). Open it, or choose another place.`;
    default:
      return `${messageOf(error)}.`;
  }
}
