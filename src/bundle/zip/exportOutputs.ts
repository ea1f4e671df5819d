import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths } from "../layout";
import { archiveTarget, cannotExport, type ExportedBundle } from "./exportBundle";
import { writeZip, type ZipProgress } from "./writeZip";
import { listZipContent } from "./zipEntries";

/** What the archive of an execution's outputs is called where its place alone is told. */
export function outputsArchiveName(executionId: string): string {
  return `${executionId}-outputs`;
}

/**
 * Writes what a bundle's `output.zip` holds to a place of one's choice: all of `outputs/`, logs too, named from there on.
 * The bundle stays as it is.
 * @param of the execution, and the folder of the bundle that holds its outputs.
 * @param to a file, replaced when it is there, or a folder that gets `<id>-outputs.zip`.
 * @throws {HumanError} when the archive cannot be written; an AbortError when the signal was aborted. Nothing half-made
 * is left.
 */
export async function exportOutputs(
  { id, folder }: { readonly id: string; readonly folder: string },
  to: string,
  progress: ZipProgress = {},
): Promise<ExportedBundle> {
  const file = archiveTarget(to, outputsArchiveName(id));
  try {
    const outputs = join(folder, bundlePaths.outputs);
    const content = existsSync(outputs) ? listZipContent(outputs) : { entries: [], size: 0, skipped: [] };
    const { size } = await writeZip(file, content, progress);
    return { file, size, skipped: content.skipped };
  } catch (error) {
    progress.signal?.throwIfAborted();
    throw cannotExport(`The outputs of ${id}`, file, error);
  }
}
