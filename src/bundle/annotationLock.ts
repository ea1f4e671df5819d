import { closeSync, fstatSync, mkdirSync, openSync, rmSync, statSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { HumanError } from "../core/humanError";
import type { WorkspaceLayout } from "./layout";

/** A lock is held for some ms: one that stays the same for so long was left by a process that is gone; in ms. */
const deadMs = 2000;
/** So long one waits where others take it again and again, in ms. */
const mostMs = 10_000;
const pauseMs = 5;

/** What came of an attempt: what tells our lock from others', that another one is there, or that none can be made. */
type Attempt = { readonly mine: string } | "held" | "impossible";

/**
 * Does something short while no other window, command line or alert changes the annotations of an execution: an exclusive
 * file `.cache/locks/<id>`. Where the cache cannot be written to, it is done without.
 * @throws {HumanError} when others did not let it go within 10 s; whatever `act` throws.
 */
export function withAnnotationLock<T>({ cache }: WorkspaceLayout, id: string, act: () => T): T {
  const path = join(cache, "locks", id);
  const mine = take(path);
  try {
    return act();
  } finally {
    if (mine !== null && identityOf(path) === mine) release(path);
  }
}

/** @returns what tells our lock; null where none can be made. */
function take(path: string): string | null {
  const begun = performance.now();
  let [seen, since]: [string | null, number] = [null, begun];
  for (;;) {
    const attempt = tryToTake(path);
    if (attempt === "impossible") return null;
    if (attempt !== "held") return attempt.mine;
    const other = identityOf(path);
    const now = performance.now();
    if (other !== seen) [seen, since] = [other, now];
    else if (other !== null && now - since > deadMs) release(path);
    if (now - begun > mostMs)
      throw new HumanError(`Others hold ${path}. Nothing was changed; try again, or delete that file.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
}

function tryToTake(path: string): Attempt {
  try {
    return { mine: make(path) };
  } catch (error) {
    if (codeOf(error) === "ENOENT" && makeFolder(path)) return tryToTake(path);
    // Windows refuses a name whose file is going away in other words.
    return codeOf(error) === "EEXIST" || identityOf(path) !== null ? "held" : "impossible";
  }
}

function make(path: string): string {
  const descriptor = openSync(path, "wx");
  try {
    return textOf(fstatSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

/** @returns false where it is there already, or cannot be made. */
function makeFolder(path: string): boolean {
  try {
    return mkdirSync(dirname(path), { recursive: true }) !== undefined;
  } catch {
    return false;
  }
}

function identityOf(path: string): string | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? null : textOf(stats);
  } catch {
    return null;
  }
}

function textOf({ ino, mtimeMs }: Stats): string {
  return `${ino}-${mtimeMs}`;
}

function release(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Whoever waits for it takes it over.
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
