import { join } from "node:path";
import { HumanError } from "../../core/humanError";
import { exportBundle, type ExportedBundle } from "./exportBundle";
import type { ZipProgress } from "./writeZip";

/** A bundle that goes to an archive of its own. */
export interface BundleToExport {
  readonly id: string;
  /** What it is called in messages. */
  readonly name: string;
  /** Its folder or archive, absolute. */
  readonly path: string;
}

export interface ExportedBundles {
  readonly written: readonly ExportedBundle[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  /** Whether some were not looked at, since it was cancelled. */
  readonly isCancelled: boolean;
}

/**
 * Writes bundles to a folder, each as `<id>.zip`; one that cannot be exported keeps none of the others from it, and after
 * Cancel those that were written stay.
 * @param next is told which one is next.
 */
export async function exportEach(
  bundles: readonly BundleToExport[],
  folder: string,
  signal: AbortSignal,
  next: (index: number) => Required<Pick<ZipProgress, "onProgress">>,
): Promise<ExportedBundles> {
  const written: ExportedBundle[] = [];
  const refused: { readonly name: string; readonly reason: string }[] = [];
  const isCancelled = (): boolean => signal.aborted;
  for (const [index, { id, name, path }] of bundles.entries()) {
    if (isCancelled()) break;
    try {
      written.push(await exportBundle(path, archiveIn(folder, id), { signal, ...next(index) }));
    } catch (error) {
      if (isCancelled()) break;
      if (!(error instanceof HumanError)) throw error;
      refused.push({ name, reason: error.message });
    }
  }
  return { written, refused, isCancelled: written.length + refused.length < bundles.length };
}

/** Where `exportEach` writes an execution. */
export function archiveIn(folder: string, id: string): string {
  return join(folder, `${id}.zip`);
}
