import { lstatSync, realpathSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { messageOf, wrongUse } from "../../core/humanError";
import { openWithoutFollowing } from "../openWithoutFollowing";
import { walkFolder, type FolderContent, type Skipped } from "../seal/walkFolder";
import { openZip } from "../zip/readZip";
import { type ZipLimits } from "../zip/zipLimits";

export interface SourceFile {
  /** Bytes. */
  readonly size: number;
  /** What the bytes must give, where the source knows it. */
  readonly crc32: number | null;
}

/** An archive or a folder that a bundle is taken from. */
export interface BundleSource {
  /** For messages. */
  readonly path: string;
  /** Of the archive's file; null for a folder. */
  readonly archiveBytes: number | null;
  /** The id where the bundle does not tell its own. */
  readonly fallbackId: string;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly folders: readonly string[];
  /** What is not taken along. */
  readonly skipped: readonly Skipped[];
  open(path: string): AsyncIterable<Buffer>;
  close(): void;
}

/**
 * Opens an archive or a folder; an archive is checked whole.
 * @throws {HumanError} when it cannot be read or is refused.
 */
export async function openSource(path: string, limits: ZipLimits): Promise<BundleSource> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw wrongUse(`There is no ${path} to import.`);
  if (stats.isDirectory()) return openFolder(path);
  if (!stats.isFile())
    throw wrongUse(`${path} is neither a zip archive nor a folder: it cannot be imported.`);
  const zip = await openZip(path, limits);
  return {
    path,
    archiveBytes: zip.size,
    fallbackId: basename(path).replace(/\.zip$/i, ""),
    files: zip.files,
    folders: zip.folders,
    skipped: [],
    open: (name) => zip.open(name),
    close: () => zip.close(),
  };
}

/** Links within it are left behind: nothing outside is read. */
function openFolder(path: string): BundleSource {
  const root = realpathSync(path);
  const content = contentOf(root);
  const files = new Map(
    content.files.map((name) => [name, { size: lstatSync(join(root, name)).size, crc32: null }] as const),
  );
  const links = Array.from(content.links.keys(), (name) => ({ path: name, reason: "a symbolic link" }));
  return {
    path,
    archiveBytes: null,
    fallbackId: basename(root),
    files,
    folders: content.emptyFolders,
    skipped: [...content.skipped, ...links],
    open: (name) => fileBytes(join(root, name)),
    close: () => undefined,
  };
}

async function* fileBytes(path: string): AsyncGenerator<Buffer, void> {
  const file = await open(path, openWithoutFollowing);
  try {
    for await (const piece of file.createReadStream({ autoClose: false })) yield piece as Buffer;
  } finally {
    await file.close();
  }
}

function contentOf(root: string): FolderContent {
  try {
    return walkFolder(root);
  } catch (error) {
    throw wrongUse(`${root} cannot be read: ${messageOf(error)}.`);
  }
}
