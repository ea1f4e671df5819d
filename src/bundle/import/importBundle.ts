import { resolve } from "node:path";
import { wrongUse } from "../../core/humanError";
import { workspaceLayout, type WorkspaceLayout } from "../layout";
import { type Skipped } from "../seal/walkFolder";
import { defaultZipLimits, noZipLimits, type ZipLimits } from "../zip/zipLimits";
import { type ZipProgress } from "../zip/writeZip";
import { openSource, type BundleSource } from "./bundleSource";
import { existingBundle, isTaken, type ExistingBundle } from "./existingBundle";
import { extract, sizeMeter, totalSize } from "./extract";
import { identifyBundle, type BundleIdentity } from "./identifyBundle";
import { importedLayout, type ImportedLayout } from "./importedLayout";
import { placeBundle } from "./placeBundle";

export interface ImportOptions extends ZipProgress {
  /** When the id is taken by another execution: import it under the id of a copy. */
  readonly asCopy?: boolean;
  /** Lifts the limits on entries, size and ratio. */
  readonly allowLarge?: boolean;
  readonly limits?: ZipLimits;
  readonly at?: Date;
}

export interface ImportedBundle {
  readonly id: string;
  readonly outcome: "imported" | "already-here";
  /** What was left behind: links and what cannot be read, of a folder. */
  readonly skipped: readonly Skipped[];
}

/**
 * Imports an archive or a folder that holds one bundle (design, sections 3 and 9). It keeps its id, nothing is added to
 * it or altered; of a copy the folder alone has another name. All is checked before anything is written; a failed import
 * leaves nothing behind. The content is not verified against the manifest: `verifyBundle` tells that of what lies there.
 * @param from a .zip file or a folder.
 * @throws {HumanError} that says what is refused and why; an AbortError when the signal was aborted.
 */
export async function importBundle(
  workspace: string,
  from: string,
  options: ImportOptions = {},
): Promise<ImportedBundle> {
  const layout = workspaceLayout(workspace);
  const source = await openSource(resolve(from), limitsOf(options));
  try {
    const files = importedLayout([...source.files.keys()], source.folders);
    if (files === null)
      throw wrongUse(
        `${from} holds no execution: there is no metadata/jobStatus.json in it. Nothing was imported.`,
      );
    return await importSource(layout, source, files, options);
  } finally {
    source.close();
  }
}

/** The same of a source that is open. @param files where its files go in the bundle. */
export async function importSource(
  layout: WorkspaceLayout,
  source: BundleSource,
  files: ImportedLayout,
  options: ImportOptions,
): Promise<ImportedBundle> {
  const identity = await identifyBundle(source, files);
  const existing = await existingBundle(layout, identity, source, files);
  if (existing === "same") return { id: identity.id, outcome: "already-here", skipped: [] };
  const id = freeId(layout, identity, existing, options.asCopy === true);
  const note = { id, at: (options.at ?? new Date()).toISOString(), from: source.path };
  await placeBundle(layout, note, totalSize(source, files), async (folder) => {
    await extract(source, files, folder, sizeMeter(source, limitsOf(options)), options);
  });
  return { id, outcome: "imported", skipped: source.skipped };
}

/** How much an archive may hold. */
export function limitsOf({ limits, allowLarge }: ImportOptions): ZipLimits {
  return limits ?? (allowLarge === true ? noZipLimits : defaultZipLimits);
}

function freeId(
  layout: WorkspaceLayout,
  identity: BundleIdentity,
  existing: ExistingBundle,
  asCopy: boolean,
): string {
  if (existing === "none") return identity.id;
  if (!asCopy)
    throw wrongUse(
      `${identity.id} is not imported: another execution of this id is ${existing === "archived" ? "archived" : "here"} ` +
        `already, with other content. Import it as a copy to keep both.`,
    );
  for (let number = 1; ; number += 1) {
    const id = `${identity.id}-copy${number === 1 ? "" : `-${number}`}`;
    if (!isTaken(layout, id)) return id;
  }
}
