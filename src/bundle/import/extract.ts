import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { wrongUse } from "../../core/humanError";
import { writeAll } from "../atomicWrite";
import { type ZipProgress } from "../zip/writeZip";
import { sizeProblem, type ZipLimits } from "../zip/zipLimits";
import { type BundleSource } from "./bundleSource";
import { type ImportedLayout } from "./importedLayout";
import { damaged, piecesOf } from "./readSource";

/** Called with the bytes of each piece as it was inflated; throws when they are too many. */
export type Meter = (bytes: number) => void;

/**
 * Writes a source's files into a fresh folder, each by an exclusive create.
 * @throws {HumanError} when a file's content is not what the source declares; what `meter` throws; the error of the file
 * system; an AbortError when the signal was aborted.
 */
export async function extract(
  source: BundleSource,
  layout: ImportedLayout,
  target: string,
  meter: Meter,
  progress: ZipProgress,
): Promise<void> {
  const made = new Set([target]);
  const total = totalSize(source, layout);
  let done = 0;
  const onBytes: Meter = (bytes) => {
    progress.signal?.throwIfAborted();
    meter(bytes);
    done += bytes;
    progress.onProgress?.(done, total);
  };
  for (const folder of layout.folders) mkdirSync(join(target, folder), { recursive: true });
  for (const [path, name] of layout.files) {
    const file = join(target, name);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    progress.signal?.throwIfAborted();
    await extractFile(source, path, file, onBytes);
  }
}

/** Counts what is really inflated, whatever the archive declares. A folder of the user's own has no limit. */
export function sizeMeter(source: BundleSource, limits: ZipLimits): Meter {
  let inflated = 0;
  return (bytes) => {
    inflated += bytes;
    const problem = source.archiveBytes === null ? null : sizeProblem(inflated, source.archiveBytes, limits);
    if (problem !== null) throw wrongUse(`${source.path} is not imported: ${problem}. Nothing was kept.`);
  };
}

/** Of the files that are taken, in bytes. */
export function totalSize(source: BundleSource, layout: ImportedLayout): number {
  let total = 0;
  for (const path of layout.files.keys()) total += source.files.get(path)?.size ?? 0;
  return total;
}

async function extractFile(source: BundleSource, path: string, file: string, onBytes: Meter): Promise<void> {
  const descriptor = openSync(file, "wx", 0o644);
  const expected = source.files.get(path)?.crc32 ?? null;
  let checksum = 0;
  try {
    for await (const piece of piecesOf(source, path)) {
      onBytes(piece.length);
      checksum = crc32(piece, checksum);
      writeAll(descriptor, piece);
    }
  } finally {
    closeSync(descriptor);
  }
  if (expected !== null && expected !== checksum)
    throw damaged(source, path, "it does not have the checksum it was stored with");
}
