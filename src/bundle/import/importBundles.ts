import { resolve } from "node:path";
import { HumanError, wrongUse } from "../../core/humanError";
import { workspaceLayout } from "../layout";
import { openSource, type BundleSource } from "./bundleSource";
import { importSource, limitsOf, type ImportedBundle, type ImportOptions } from "./importBundle";
import { importedLayout } from "./importedLayout";

/** One of several bundles that was not imported, and why. */
export interface RefusedBundle {
  readonly id: string;
  readonly reason: string;
}

/**
 * Imports what an archive or a folder holds, as `importBundle` does: one bundle, or several, each in a folder of its own
 * as `exportBundles` writes them. What is refused of several keeps none of the others from it.
 * @param from a .zip file or a folder.
 * @throws {HumanError} when it holds none, or the only one is refused; an AbortError when the signal was aborted.
 */
export async function importBundles(
  workspace: string,
  from: string,
  options: ImportOptions = {},
): Promise<readonly (ImportedBundle | RefusedBundle)[]> {
  const layout = workspaceLayout(workspace);
  const source = await openSource(resolve(from), limitsOf(options));
  try {
    const whole = importedLayout([...source.files.keys()], source.folders);
    if (whole !== null) return [await importSource(layout, source, whole, options)];
    const results = [];
    for (const part of partsOf(source)) {
      const files = importedLayout([...part.files.keys()], part.folders);
      if (files === null) continue;
      try {
        results.push(await importSource(layout, part, files, options));
      } catch (error) {
        if (!(error instanceof HumanError)) throw error;
        results.push({ id: part.fallbackId, reason: error.message });
      }
    }
    if (results.length === 0)
      throw wrongUse(
        `${from} holds no execution: there is no metadata/jobStatus.json in it. Nothing was imported.`,
      );
    return results;
  } finally {
    source.close();
  }
}

/** The folders at the top of a source, each as a source of its own. */
function partsOf(source: BundleSource): BundleSource[] {
  const names = [...source.files.keys(), ...source.folders.map((folder) => `${folder}/`)];
  const tops = new Set(names.flatMap((name) => (name.includes("/") ? name.slice(0, name.indexOf("/")) : [])));
  return [...tops].map((top) => {
    const inner = (name: string): string => name.slice(top.length + 1);
    const isBelow = (name: string): boolean => name.startsWith(`${top}/`);
    return {
      path: `${source.path}/${top}`,
      archiveBytes: source.archiveBytes,
      fallbackId: top,
      files: new Map(
        [...source.files].filter(([name]) => isBelow(name)).map(([name, file]) => [inner(name), file]),
      ),
      folders: source.folders.filter(isBelow).map(inner),
      skipped: source.skipped.filter(({ path }) => isBelow(path)),
      open: (name) => source.open(`${top}/${name}`),
      close: () => undefined,
    };
  });
}
