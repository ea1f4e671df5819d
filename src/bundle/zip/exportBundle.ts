import { lstatSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { HumanError, messageOf, wrongUse } from "../../core/humanError";
import { type Skipped } from "../seal/walkFolder";
import { copyFileAtomic } from "./copyFileAtomic";
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
 * @param bundle its folder, or the archive that it lies in, which is copied.
 * @param to a file, replaced when it is there, or a folder that gets `<id>.zip`.
 * @throws {HumanError} when there is no such bundle or the archive cannot be written; an AbortError when the signal was
 * aborted. Nothing half-made is left.
 */
export async function exportBundle(
  bundle: string,
  to: string,
  progress: ZipProgress = {},
): Promise<ExportedBundle> {
  const isArchive = isArchiveOf(bundle);
  const file = archiveTarget(to, basename(bundle, ".zip"));
  try {
    if (isArchive) return { file, size: await copyFileAtomic(bundle, file, progress), skipped: [] };
    const content = listZipContent(bundle);
    const { size } = await writeZip(file, content, progress);
    return { file, size, skipped: content.skipped };
  } catch (error) {
    progress.signal?.throwIfAborted();
    throw cannotExport(basename(bundle), file, error);
  }
}

/** Where the archive of what has this name goes: into a folder that is there, else it is the file itself. */
export function archiveTarget(to: string, name: string): string {
  const isFolder = statSync(to, { throwIfNoEntry: false })?.isDirectory() === true;
  return resolve(isFolder ? join(to, `${name}.zip`) : to);
}

/** What a failed write of an archive is told as. */
export function cannotExport(what: string, file: string, error: unknown): HumanError {
  return new HumanError(`${what} could not be exported to ${file}: ${reasonOf(error)}`, 3, { cause: error });
}

/** Whether a bundle is archived. @throws {HumanError} when there is none. */
function isArchiveOf(bundle: string): boolean {
  const stats = lstatSync(bundle, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return false;
  if (stats?.isFile() === true) return true;
  throw wrongUse(`${bundle} is not there: there is no execution to export.`);
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
