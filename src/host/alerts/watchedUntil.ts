import { rmSync } from "node:fs";
import { join } from "node:path";
import { objectOf, textOf } from "../../core/json";
import { writeJsonIn } from "../../bundle/atomicWrite";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";

/** Up to when some window looked for alerts, and what ran then: from there the next one goes on. */
export interface WatchedUntil {
  readonly at: string;
  readonly running: readonly string[];
}

const name = "alerts.json";

/** Null where nobody ever looked. */
export function readWatchedUntil({ cache }: WorkspaceLayout): WatchedUntil | null {
  const value = objectOf(readJsonOrNull(join(cache, name)));
  const at = textOf(value?.["at"]);
  const running = value?.["running"];
  if (at === null || Number.isNaN(Date.parse(at))) return null;
  return { at, running: Array.isArray(running) ? running.filter((id) => typeof id === "string") : [] };
}

/** It is a cache: where it cannot be written, the next window looks at more than it had to. */
export function writeWatchedUntil({ cache }: WorkspaceLayout, until: WatchedUntil): void {
  try {
    writeJsonIn(cache, name, until);
  } catch {
    // A full disk, or a folder that may not be written to.
  }
}

/** Nobody looks any more: what comes meanwhile is nobody's alert. */
export function forgetWatchedUntil({ cache }: WorkspaceLayout): void {
  rmSync(join(cache, name), { force: true });
}
