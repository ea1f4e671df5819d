import { join } from "node:path";
import { objectOf } from "../core/json";
import { lenientArtifacts } from "../core/lenientRecords";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";

/** What an execution used and made; of an archived one read within its archive. What cannot be read holds none. */
export async function readArtifacts({
  path,
  archived,
}: Pick<ExecutionSummary, "path" | "archived">): Promise<readonly Artifact[]> {
  const value = archived
    ? await readArchived(path)
    : readJsonOrNull(join(path, bundlePaths.artifacts), "refuse");
  return lenientArtifacts(objectOf(value)) ?? [];
}

async function readArchived(path: string): Promise<unknown> {
  const { openArchive } = await import("../bundle/archive/openArchive");
  try {
    const archive = await openArchive(path);
    try {
      const read = await archive.content.readJson(bundlePaths.artifacts);
      return read.ok ? read.value : null;
    } finally {
      archive.close();
    }
  } catch {
    return null;
  }
}
