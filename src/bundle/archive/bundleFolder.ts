import { existsSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { besideName, removeQuietly } from "../leftovers";
import { type ZipProgress } from "../zip/writeZip";
import { archiveFile } from "./archiveFile";
import { stampOf } from "./archiveStamp";
import { unpackArchive } from "./unpackArchive";

/** How much of an archived bundle a reader needs: its records alone, those with the logs, or all. */
export type BundlePart = "metadata" | "logs" | "all";

/** Copies that nobody has looked at for so long are taken away. */
const keptMs = 7 * 24 * 3600 * 1000;

/**
 * A folder in which an execution can be read: its own, or, of an archived one, a copy in the cache, unpacked when it is
 * first asked for. What is written there is lost.
 * @throws {HumanError} when the archive is damaged; the error of the file system.
 */
export async function bundleFolder(
  layout: WorkspaceLayout,
  { id, archived }: { readonly id: string; readonly archived: boolean },
  part: BundlePart = "all",
  progress: ZipProgress = {},
): Promise<string> {
  if (!archived) return join(layout.executions, id);
  const archive = archiveFile(layout, id);
  const stamp = stampOf(archive);
  const folder = copyOf(layout, id, stamp, part);
  for (const larger of part === "all" ? [part] : [part, "all" as const]) {
    const known = copyOf(layout, id, stamp, larger);
    if (!existsSync(known)) continue;
    const now = new Date();
    utimesSync(dirname(known), now, now);
    return known;
  }
  const temporary = besideName(folder, "unpacking");
  mkdirSync(dirname(folder), { recursive: true });
  try {
    await unpackArchive(archive, temporary, { ...progress, wanted: wantedOf(part) });
    renameSync(temporary, folder);
  } catch (error) {
    await removeQuietly(temporary);
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Takes away copies of archives that nobody has looked at for a week, and those of one execution at once. */
export async function removeCopies(
  layout: WorkspaceLayout,
  id: string | null,
  now: Date = new Date(),
): Promise<void> {
  const root = copiesOf(layout);
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    const isOld = now.getTime() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > keptMs;
    if (isOld || (id !== null && name.startsWith(`${id}@`))) await removeQuietly(path);
  }
}

function copiesOf(layout: WorkspaceLayout): string {
  return join(layout.cache, "archived");
}

/** The execution's id is the folder's own name: readers take it from there. */
function copyOf(layout: WorkspaceLayout, id: string, stamp: string, part: BundlePart): string {
  return join(copiesOf(layout), `${id}@${stamp}-${part}`, id);
}

function wantedOf(part: BundlePart): (path: string) => boolean {
  const logs: ReadonlySet<string> = new Set([bundlePaths.stdout, bundlePaths.stderr]);
  return (path) =>
    part === "all" ||
    path.startsWith("metadata/") ||
    path.startsWith("auth/") ||
    (part === "logs" && logs.has(path));
}
