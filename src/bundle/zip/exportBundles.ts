import type { Skipped } from "../seal/walkFolder";
import { cannotExport } from "./exportBundle";
import { writeZip, type ZipProgress } from "./writeZip";
import { listZipContent, type ZipContent } from "./zipEntries";

/** A bundle with the folder that it can be read in. */
interface BundleFolder {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
}

/**
 * Writes several bundles to one archive, each below a folder of its id: unpacked into `.executions/executions/` they are
 * there, and an import takes all of them.
 * @returns its size in bytes, and what an archive cannot hold, which is left out.
 * @throws {HumanError} when the archive cannot be written; an AbortError when the signal was aborted. Nothing half-made
 * is left.
 */
export async function exportBundles(
  bundles: readonly BundleFolder[],
  file: string,
  progress: ZipProgress = {},
): Promise<{ readonly size: number; readonly skipped: readonly Skipped[] }> {
  try {
    const contents = bundles.map(({ id, folder }) => below(id, listZipContent(folder)));
    const content = {
      entries: contents.flatMap(({ entries }) => entries),
      size: contents.reduce((sum, { size }) => sum + size, 0),
      skipped: contents.flatMap(({ skipped }) => skipped),
    };
    const { size } = await writeZip(file, content, progress);
    return { size, skipped: content.skipped };
  } catch (error) {
    progress.signal?.throwIfAborted();
    throw cannotExport(`${bundles.length} executions`, file, error);
  }
}

function below(id: string, { entries, size, skipped }: ZipContent): ZipContent {
  return {
    entries: entries.map((entry) => ({ ...entry, name: `${id}/${entry.name}` })),
    size,
    skipped: skipped.map((each) => ({ ...each, path: `${id}/${each.path}` })),
  };
}
