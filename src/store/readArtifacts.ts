import { lstatSync } from "node:fs";
import { join } from "node:path";
import { lenientArtifacts } from "../core/lenientRecords";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJson, type ReadResult } from "../bundle/readJson";

/**
 * What an execution used and made; of an archived one read within its archive.
 * @returns null where it could not be read: another time it may be, as while it is archived or too many files are open.
 */
export async function readArtifacts({
  path,
  archived,
}: Pick<ExecutionSummary, "path" | "archived">): Promise<readonly Artifact[] | null> {
  const read = archived ? await readArchived(path) : readJson(join(path, bundlePaths.artifacts), "refuse");
  if (read === null) return null;
  if (read.ok) return lenientArtifacts(read.value);
  // Without a list it used and made nothing; while it is taken away nothing of it is there.
  return read.reason === "missing" && isThere(path) ? [] : null;
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

async function readArchived(path: string): Promise<ReadResult | null> {
  const { openArchive } = await import("../bundle/archive/openArchive");
  try {
    const archive = await openArchive(path);
    try {
      return await archive.content.readJson(bundlePaths.artifacts);
    } finally {
      archive.close();
    }
  } catch {
    return null;
  }
}
