import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";

const folderName = "alerts";
/** Beside a claim as long as nobody was told of the alert. */
const untold = ".untold";
const namePattern = /^(.+)\.[0-9a-f]{16}(\.untold)?$/;

/**
 * Takes an alert for this window: an execution trips a rule once, however many windows look at it.
 * @param rule what it asks for, as one text.
 * @returns false where another window, or an earlier one, took it.
 */
export function claimAlert(layout: WorkspaceLayout, id: string, rule: string): boolean {
  const claim = claimPath(layout, id, rule);
  try {
    mkdirSync(join(layout.cache, folderName), { recursive: true });
    closeSync(openSync(claim, "wx"));
    closeSync(openSync(claim + untold, "w"));
    return true;
  } catch (error) {
    // Where nothing can be written, what this window remembers must do.
    return (error as NodeJS.ErrnoException).code !== "EEXIST";
  }
}

/** An alert was told, or is not to be. */
export function markTold(layout: WorkspaceLayout, id: string, rule: string): void {
  try {
    rmSync(claimPath(layout, id, rule) + untold, { force: true });
  } catch {
    // It is told once more.
  }
}

/** An alert that a window took and told nobody of: it was closed, or ended, before it could. */
export interface UntoldClaim {
  readonly id: string;
  /** What names it among all claims. */
  readonly name: string;
}

export function untoldClaims({ cache }: WorkspaceLayout): readonly UntoldClaim[] {
  return namesIn(join(cache, folderName)).flatMap((name) => {
    const [, id, mark] = namePattern.exec(name) ?? [];
    return id === undefined || mark === undefined ? [] : [{ id, name: name.slice(0, -mark.length) }];
  });
}

/** Takes away the claims on executions that are gone. */
export function sweepClaims({ cache }: WorkspaceLayout, isThere: (id: string) => boolean): void {
  const folder = join(cache, folderName);
  for (const name of namesIn(folder)) {
    const id = namePattern.exec(name)?.[1];
    if (id === undefined || isThere(id)) continue;
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // What cannot be taken away now waits for the next time.
    }
  }
}

/** @param rule what it asks for, as one text. */
export function claimName(id: string, rule: string): string {
  return `${id}.${createHash("sha256").update(rule).digest("hex").slice(0, 16)}`;
}

function claimPath({ cache }: WorkspaceLayout, id: string, rule: string): string {
  return join(cache, folderName, claimName(id, rule));
}

/** None where there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
