import { existsSync, mkdirSync } from "node:fs";
import { HumanError } from "../core/humanError";
import { writeFileAtomic } from "./atomicWrite";
import type { WorkspaceLayout } from "./layout";

/** Everything is ignored but what is shared with the team (design, section 3). */
const gitignore = `# Written by Executions: what stands here belongs to this machine, save what is shared with the team.
*
!.gitignore
!methods/
!methods/**
!presets/
!presets/**
!plans/
!plans/**
!infrastructures/
!infrastructures/**
!vocabularies.json
!views.json
`;

/**
 * Makes `.executions/` with its .gitignore where they are not.
 * @returns what was created, as absolute paths.
 * @throws {HumanError} when the workspace cannot be written to.
 */
export function ensureWorkspace(layout: WorkspaceLayout): string[] {
  const created: string[] = [];
  try {
    for (const folder of [layout.root, layout.executions, layout.cache])
      if (makeFolder(folder)) created.push(folder);
    if (!existsSync(layout.gitignore)) {
      writeFileAtomic(layout.gitignore, gitignore);
      created.push(layout.gitignore);
    }
  } catch (error) {
    throw new HumanError(
      `Cannot write to ${layout.root}: ${describeWriteFailure(error)}. Nothing was changed.`,
      3,
      {
        cause: error,
      },
    );
  }
  return created;
}

/** Not recursive: that tells a read-only file system as a missing folder. */
function makeFolder(folder: string): boolean {
  if (existsSync(folder)) return false;
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** What a person can do about a failed write. */
export function describeWriteFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "you may not write there; check the permissions of the folder";
    case "EROFS":
      return "the file system is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full; free some space";
    case undefined:
    default:
      return message;
  }
}
