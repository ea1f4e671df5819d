import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";

const dayMs = 24 * 3600 * 1000;
const prefix = "housekeeping-";

/**
 * Claims today's automatic housekeeping of a workspace: an empty file of the cache for each day, made by one process alone.
 * @returns false where another one has claimed it, less than a day is over since the last time, or nothing can be written.
 */
export function claimDay({ cache }: WorkspaceLayout, now: Date): boolean {
  const today = `${prefix}${Math.floor(now.getTime() / dayMs)}`;
  try {
    mkdirSync(cache, { recursive: true });
    const earlier = readdirSync(cache).filter((name) => name.startsWith(prefix));
    const last = Math.max(0, ...earlier.map((name) => statSync(join(cache, name)).mtimeMs));
    if (now.getTime() - last < dayMs) return false;
    closeSync(openSync(join(cache, today), "wx"));
    utimesSync(join(cache, today), now, now);
    for (const name of earlier) if (name !== today) rmSync(join(cache, name), { force: true });
    return true;
  } catch {
    return false;
  }
}
