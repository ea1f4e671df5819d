import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths, unsealedPaths, type WorkspaceLayout } from "../layout";
import { hashFile } from "../seal/hashFile";
import { buildManifest } from "../seal/manifest";
import { noZipLimits } from "../zip/zipLimits";
import { openSource, type BundleSource } from "./bundleSource";
import { hashSourceFile } from "./readSource";
import { identifyBundle, type BundleIdentity } from "./identifyBundle";
import { importedLayout, type ImportedLayout } from "./importedLayout";

/** What the workspace holds under an id: nothing, the same execution, or another one in the workbench or the archive. */
export type ExistingBundle = "none" | "same" | "other" | "archived";

/** Whether the workbench or the archive has something under this id. */
export function isTaken(layout: WorkspaceLayout, id: string): boolean {
  return bundleExists(layout, id) || existsSync(archiveOf(layout, id));
}

/**
 * Looks an id up. Two bundles are the same when their manifests are, byte for byte; without manifests when all their
 * files are, but the annotations.
 */
export async function existingBundle(
  layout: WorkspaceLayout,
  identity: BundleIdentity,
  source: BundleSource,
  files: ImportedLayout,
): Promise<ExistingBundle> {
  if (bundleExists(layout, identity.id)) {
    const bundle = join(layout.executions, identity.id);
    const manifest = join(bundle, bundlePaths.manifest);
    const present = existsSync(manifest) ? hashFile(manifest).sha256 : null;
    if (present !== identity.manifest) return "other";
    return present !== null || (await holdsTheSame(bundle, source, files)) ? "same" : "other";
  }
  const archive = archiveOf(layout, identity.id);
  if (!existsSync(archive)) return "none";
  const archived = await manifestInArchive(archive);
  return archived !== null && archived === identity.manifest ? "same" : "archived";
}

/** A dangling link counts too: nothing may be put over it. */
function bundleExists(layout: WorkspaceLayout, id: string): boolean {
  try {
    lstatSync(join(layout.executions, id));
    return true;
  } catch {
    return false;
  }
}

function archiveOf(layout: WorkspaceLayout, id: string): string {
  return join(layout.archive, `${id}.zip`);
}

async function manifestInArchive(archive: string): Promise<string | null> {
  const source = await openSource(archive, noZipLimits);
  try {
    const files = importedLayout([...source.files.keys()], source.folders);
    return files === null ? null : (await identifyBundle(source, files)).manifest;
  } finally {
    source.close();
  }
}

async function holdsTheSame(bundle: string, source: BundleSource, layout: ImportedLayout): Promise<boolean> {
  const { manifest } = await buildManifest(bundle);
  const present = new Map(Object.entries(manifest.files));
  const compared = [...layout.files].filter(([, name]) => !unsealedPaths.has(name));
  if (compared.length !== present.size) return false;
  for (const [path, name] of compared) {
    const file = present.get(name);
    if (file === undefined || file.size !== source.files.get(path)?.size) return false;
    if ((await hashSourceFile(source, path)) !== file.sha256) return false;
  }
  return true;
}
