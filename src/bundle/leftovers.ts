import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { WorkspaceLayout } from "./layout";
import { removeTree } from "./removeTree";

/** What is made beside its place until it is whole, or is going away; a name of these begins with a dot, so that no list shows it. */
export type Passing = "tmp" | "unpacking" | "copying" | "removing";

const passing = /^\..+\.(\d+)(?:-\d+)?\.(?:tmp|unpacking|copying|removing)$/;

/** A name beside a path for what is not whole yet or not wanted any more. */
export function besideName(path: string, kind: Passing): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.${kind}`);
}

/** Takes a folder or file away that was renamed out of sight before; what it cannot take away the next sweep will. */
export async function removeQuietly(path: string): Promise<void> {
  // Names that are no text are left to Node's own.
  await removeTree(path).catch(() => rm(path, { recursive: true, force: true }).catch(() => undefined));
}

/** Takes away what processes that were killed left half-made or half-removed among bundles, archives and the trash. */
export async function sweepLeftovers(layout: WorkspaceLayout): Promise<void> {
  for (const folder of [layout.executions, layout.archive, layout.trash, layout.kept])
    for (const name of await namesIn(folder)) {
      const pid = Number(passing.exec(name)?.[1] ?? "0");
      if (pid > 0 && pid !== process.pid && !isAlive(pid)) await removeQuietly(join(folder, name));
    }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
