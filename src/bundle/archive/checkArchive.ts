import { HumanError } from "../../core/humanError";
import { type Manifest } from "../../core/records";
import { bundlePaths, unsealedPaths } from "../layout";
import { type BundleContent } from "../seal/bundleContent";
import { type HashProgress } from "../seal/hashFile";
import { parseManifest } from "../seal/manifest";
import { openArchive } from "./openArchive";

/** The manifest of a sealed bundle, or null where there is none that can be read. */
export async function manifestOf(content: BundleContent): Promise<Manifest | null> {
  const read = await content.readJson(bundlePaths.manifest);
  return read.ok ? parseManifest(read.value) : null;
}

/**
 * Reads an archive back and compares each of its files with what the manifest says, and with the folder's own file where
 * that says nothing (unsealed bundles, annotations, what was added later).
 * @throws {HumanError} that names a file which is missing or differs; the signal's reason when it was aborted.
 */
export async function checkArchive(
  archive: string,
  folder: BundleContent,
  manifest: Manifest | null,
  progress: HashProgress = {},
): Promise<void> {
  const opened = await openArchive(archive);
  const { content } = opened;
  try {
    for (const path of folder.files)
      if (!content.files.has(path)) throw new HumanError(`${path} did not get into the archive.`);
    for (const path of content.files) await checkFile(path, content, folder, manifest, progress);
  } finally {
    opened.close();
  }
}

async function checkFile(
  path: string,
  content: BundleContent,
  folder: BundleContent,
  manifest: Manifest | null,
  progress: HashProgress,
): Promise<void> {
  if (!folder.files.has(path)) throw new HumanError(`${path} is in the archive alone.`);
  const stored = await content.hash(path, progress);
  const sealed = unsealedPaths.has(path) || manifest === null ? undefined : manifest.files[path];
  const expected = sealed ?? (await folder.hash(path, progress.signal ? { signal: progress.signal } : {}));
  if (stored.sha256 === expected.sha256 && stored.size === expected.size) return;
  throw new HumanError(
    sealed === undefined
      ? `${path} changed while it was archived.`
      : `${path} is not as it was sealed: see executions verify.`,
  );
}
