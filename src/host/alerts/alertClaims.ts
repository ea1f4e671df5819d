import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";

const folderName = "alerts";

/**
 * Takes an alert for this window: an execution trips a rule once, however many windows look at it.
 * @param rule what it asks for, as one text.
 * @returns false where another window, or an earlier one, took it.
 */
export function claimAlert({ cache }: WorkspaceLayout, id: string, rule: string): boolean {
  const folder = join(cache, folderName);
  const hash = createHash("sha256").update(rule).digest("hex").slice(0, 16);
  try {
    mkdirSync(folder, { recursive: true });
    closeSync(openSync(join(folder, `${id}.${hash}`), "wx"));
    return true;
  } catch (error) {
    // Where nothing can be written, what this window remembers must do.
    return (error as NodeJS.ErrnoException).code !== "EEXIST";
  }
}

/** Takes away the claims on executions that are gone. */
export function sweepClaims({ cache }: WorkspaceLayout, isThere: (id: string) => boolean): void {
  const folder = join(cache, folderName);
  try {
    for (const name of readdirSync(folder))
      if (!isThere(name.slice(0, name.lastIndexOf(".")))) rmSync(join(folder, name), { force: true });
  } catch {
    // There are none yet, or what cannot be taken away now waits for the next time.
  }
}
