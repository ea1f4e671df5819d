import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Owner } from "../../core/jobStatus";
import { isJsonObject } from "../../core/json";
import type { WorkspaceLayout } from "../../bundle/layout";
import { conditionOf, currentOwner } from "../../bundle/owner";

/** Held while an execution is recovered: two windows do not write one bundle at once. */
export interface RecoverLock {
  release(): void;
}

/**
 * Takes the lock of an execution; one whose holder is gone counts for nothing.
 * @returns the lock, or the pid of who holds it.
 * @throws the error of the file system.
 */
export function takeRecoverLock(
  layout: WorkspaceLayout,
  id: string,
): RecoverLock | { readonly heldBy: number } {
  mkdirSync(layout.running, { recursive: true, mode: 0o700 });
  const path = join(layout.running, `${id}.recovering`);
  const own = JSON.stringify(currentOwner());
  for (;;) {
    if (create(path, own)) return { release: () => rmSync(path, { force: true }) };
    const holder = holderOf(path);
    if (holder !== null && conditionOf(holder) === "alive") return { heldBy: holder.pid };
    discard(path);
  }
}

function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Taken aside first: of two that find a lock abandoned, one alone takes it away. */
function discard(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  rmSync(aside, { force: true });
}

function holderOf(path: string): Owner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isJsonObject(value) && typeof value["pid"] === "number" ? (value as unknown as Owner) : null;
  } catch {
    return null;
  }
}
