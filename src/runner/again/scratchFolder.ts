import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Owner } from "../../core/jobStatus";
import { objectOf, textOf } from "../../core/json";
import { writeJsonAtomic } from "../../bundle/atomicWrite";
import type { WorkspaceLayout } from "../../bundle/layout";
import { conditionOf, currentOwner } from "../../bundle/owner";
import { readJsonOrNull } from "../../bundle/readJson";

const ownerFile = "owner.json";

/** Where reproductions are made: `.executions/.cache/worktrees/`, within the reach of the workspace's node_modules. */
function scratchRoot(layout: WorkspaceLayout): string {
  return join(layout.cache, "worktrees");
}

/** A folder for one reproduction, gone when it is over; one that a killed process left is removed by the next. */
export class ScratchFolder {
  private constructor(readonly path: string) {}

  /** Makes the folder, once the leftovers of others are gone. @param name what is reproduced. */
  static open(layout: WorkspaceLayout, name: string): ScratchFolder {
    sweepLeftovers(scratchRoot(layout));
    const scratch = new ScratchFolder(join(scratchRoot(layout), `${name}-${randomBytes(3).toString("hex")}`));
    mkdirSync(scratch.path, { recursive: true });
    scratch.note(null);
    return scratch;
  }

  /** Notes what git keeps of a worktree in here, so that it is removed with the folder. */
  ownWorktree(worktree: string): void {
    this.note(administrationOf(worktree));
  }

  remove(): void {
    removeScratch(this.path);
  }

  private note(worktree: string | null): void {
    writeJsonAtomic(join(this.path, ownerFile), { owner: currentOwner(), worktree });
  }
}

function sweepLeftovers(root: string): void {
  for (const name of namesIn(root)) {
    const owner = objectOf(objectOf(readJsonOrNull(join(root, name, ownerFile)))?.["owner"]);
    // Without a record the folder was being made or removed when its process ended.
    if (owner === null || conditionOf(owner as unknown as Owner) === "dead") removeScratch(join(root, name));
  }
}

/** Removes a folder and what git keeps of its worktree, as `git worktree remove --force` does, without a process. */
function removeScratch(folder: string): void {
  const administration = textOf(objectOf(readJsonOrNull(join(folder, ownerFile)))?.["worktree"]);
  const isOurs = administration !== null && leadsInto(administration, folder);
  for (const name of namesIn(folder))
    if (name !== ownerFile) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  if (isOurs) {
    rmSync(administration, { recursive: true, force: true, maxRetries: 3 });
    removeEmpty(dirname(administration));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  removeEmpty(dirname(folder));
}

/** Whether `.git/worktrees/<name>` is that of a worktree in this folder: whatever else a file may name is left alone. */
function leadsInto(administration: string, folder: string): boolean {
  if (basename(dirname(administration)) !== "worktrees") return false;
  try {
    const link = readFileSync(join(administration, "gitdir"), "utf8").trim();
    return dirname(dirname(resolve(administration, link))) === folder;
  } catch {
    return false;
  }
}

function administrationOf(worktree: string): string | null {
  const named = /^gitdir: (.+?)\r?\n*$/.exec(readFileSync(join(worktree, ".git"), "utf8"))?.[1];
  return named === undefined ? null : resolve(worktree, named);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another worktree is there.
  }
}
