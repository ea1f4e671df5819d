import { mkdirSync } from "node:fs";
import { openSource } from "../import/bundleSource";
import { extract } from "../import/extract";
import { flushTree } from "../flush";
import { type ZipProgress } from "../zip/writeZip";
import { noZipLimits } from "../zip/zipLimits";

export interface UnpackOptions extends ZipProgress {
  /** Which files are taken, by path in the bundle; left out: all. */
  readonly wanted?: (path: string) => boolean;
  /** Whether all of it is on the disk before the call returns. */
  readonly flush?: boolean;
}

/**
 * Unpacks an archived bundle into a folder that is not there yet; each file's checksum is compared.
 * @throws {HumanError} when the archive is damaged; the error of the file system; the signal's reason when it was aborted.
 */
export async function unpackArchive(
  archive: string,
  target: string,
  { wanted = () => true, flush = false, ...progress }: UnpackOptions = {},
): Promise<void> {
  const source = await openSource(archive, noZipLimits);
  try {
    const paths = [...source.files.keys()].filter(wanted);
    const folders = source.folders.filter((folder) => wanted(`${folder}/`));
    mkdirSync(target, { recursive: true });
    const layout = { files: new Map(paths.map((path) => [path, path])), folders, topFolder: null };
    await extract(source, layout, target, () => undefined, progress);
    if (flush) await flushTree(target, paths, [...foldersOf(paths), ...folders]);
  } finally {
    source.close();
  }
}

function foldersOf(paths: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1))
      folders.add(path.slice(0, end));
  return folders;
}
