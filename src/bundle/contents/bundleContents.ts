import { existsSync, lstatSync, realpathSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { archiveFile } from "../archive/archiveFile";
import { openArchive, type OpenArchive } from "../archive/openArchive";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { readJson, type ReadResult } from "../readJson";
import { hashFolder } from "../seal/folderIdentity";
import type { ContentIdentity } from "../seal/hashFile";
import { parseManifest } from "../seal/manifest";
import { fileSource, type ContentSource } from "./contentSource";

/** What a path of a bundle leads to; members are paths in a folder to their sha256. */
export type BundleEntry =
  | { readonly kind: "file"; readonly source: ContentSource }
  | { readonly kind: "folder"; readonly members: ReadonlyMap<string, string> };

/** What a bundle holds, in its folder or within its archive; nothing is unpacked. */
export interface BundleContents {
  /** Null where it holds nothing of this path, or a link alone. @throws the error of the file system. */
  find(path: string): Promise<BundleEntry | null>;
  close(): void;
}

/**
 * Opens the files of an execution, archived or not.
 * @returns null where the workspace has no such execution.
 * @throws {HumanError} when the archive is damaged.
 */
export async function openBundle(layout: WorkspaceLayout, id: string): Promise<BundleContents | null> {
  const folder = join(layout.executions, id);
  if (existsSync(folder)) return new FolderContents(folder);
  const archive = archiveFile(layout, id);
  return existsSync(archive) ? new ArchiveContents(await openArchive(archive)) : null;
}

class FolderContents implements BundleContents {
  constructor(private readonly folder: string) {}

  async find(path: string): Promise<BundleEntry | null> {
    const full = resolve(this.folder, path);
    const stats = lstatSync(full, { throwIfNoEntry: false });
    // A link planted on the way could lead out of the bundle.
    if (stats === undefined || !realpathSync(full).startsWith(realpathSync(this.folder) + sep)) return null;
    if (stats.isFile()) return { kind: "file", source: fileSource(full) };
    if (!stats.isDirectory()) return null;
    const manifest = readJson(join(this.folder, bundlePaths.manifest), "refuse");
    return {
      kind: "folder",
      members: recordedMembers(manifest, path) ?? membersOf((await hashFolder(full)).files),
    };
  }

  close(): void {
    // Its files are opened one by one.
  }
}

class ArchiveContents implements BundleContents {
  constructor(private readonly archive: OpenArchive) {}

  async find(path: string): Promise<BundleEntry | null> {
    const { zip, content } = this.archive;
    const file = zip.files.get(path);
    if (file !== undefined) return { kind: "file", source: { size: file.size, open: () => zip.open(path) } };
    const members = recordedMembers(await content.readJson(bundlePaths.manifest), path);
    return members === null || members.size === 0 ? null : { kind: "folder", members };
  }

  close(): void {
    this.archive.close();
  }
}

/** What a manifest says of the files in a folder; null where there is none. */
function recordedMembers(read: ReadResult, folder: string): ReadonlyMap<string, string> | null {
  const manifest = read.ok ? parseManifest(read.value) : null;
  if (manifest === null) return null;
  const prefix = `${folder.replace(/\/$/, "")}/`;
  return new Map(
    Object.entries(manifest.files).flatMap(([path, { sha256 }]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), sha256] as const] : [],
    ),
  );
}

/** The files of a folder by their paths in it, with the sha256 of each. */
export function membersOf(files: ReadonlyMap<string, ContentIdentity>): ReadonlyMap<string, string> {
  return new Map(Array.from(files, ([path, { sha256 }]) => [path, sha256]));
}
