import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HumanError } from "../../core/humanError";
import { readAnnotations } from "../annotations";
import { writeJsonAtomic } from "../atomicWrite";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { recordedFacts } from "../prov/recordedFacts";
import { archiveTarget, cannotExport, type ExportedBundle } from "../zip/exportBundle";
import { writeZip, type ZipProgress } from "../zip/writeZip";
import { listZipContent, type ZipContent } from "../zip/zipEntries";
import { roCrateOf, type RoCrate } from "./roCrateOf";

/** A bundle with the folder that all of it can be read in. */
interface WholeBundle {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
}

/** What the crate of an execution is called where its place alone is told. */
export function crateName(executionId: string): string {
  return `${executionId}-crate`;
}

/**
 * Writes a bundle as an RO-Crate: an archive of all its files and `ro-crate-metadata.json`, which an import takes as the
 * bundle that it is. The bundle itself stays as it is.
 * @param to a file, replaced when it is there, or a folder that gets `<id>-crate.zip`.
 * @throws {HumanError} when its records cannot be read, or the archive cannot be written; an AbortError when the signal
 * was aborted. Nothing half-made is left.
 */
export async function exportCrate(
  layout: WorkspaceLayout,
  { id, folder }: WholeBundle,
  to: string,
  progress: ZipProgress = {},
): Promise<ExportedBundle> {
  const file = archiveTarget(to, crateName(id));
  const content = withoutMetadata(listZipContent(folder));
  const crate = crateOf(layout, id, folder, content);
  const temporary = mkdtempSync(join(tmpdir(), "executions-crate-"));
  try {
    const path = join(temporary, bundlePaths.roCrate);
    writeJsonAtomic(path, crate);
    const { size } = statSync(path);
    const modified = statSync(join(folder, bundlePaths.jobStatus)).mtime;
    const metadata = { name: bundlePaths.roCrate, path, size, modified };
    const whole = { ...content, entries: [metadata, ...content.entries], size: content.size + size };
    const written = await writeZip(file, whole, progress);
    return { file, size: written.size, skipped: content.skipped };
  } catch (error) {
    progress.signal?.throwIfAborted();
    throw cannotExport(id, file, error);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The metadata of a bundle as a crate. @throws {HumanError} when its records cannot be read. */
export function roCrateOfBundle(layout: WorkspaceLayout, { id, folder }: WholeBundle): RoCrate {
  return crateOf(layout, id, folder, withoutMetadata(listZipContent(folder)));
}

function crateOf(layout: WorkspaceLayout, id: string, folder: string, content: ZipContent): RoCrate {
  const facts = recordedFacts(layout, id, folder);
  if (facts === null)
    throw new HumanError(`${id} has no record that can be read: there is nothing to tell of it.`, 2);
  const files = content.entries.flatMap(({ name, path, size }) =>
    path === null ? [] : [{ path: name, size }],
  );
  return roCrateOf({ facts, annotations: readAnnotations(folder), files });
}

/** The metadata of an earlier export came with an import: it is made anew. */
function withoutMetadata({ entries, size, skipped }: ZipContent): ZipContent {
  const kept = entries.filter(({ name }) => name !== bundlePaths.roCrate);
  const metadata = entries.find(({ name }) => name === bundlePaths.roCrate);
  return { entries: kept, size: size - (metadata?.size ?? 0), skipped };
}
