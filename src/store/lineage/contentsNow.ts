import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { bundleOfPlace } from "../../core/lineage/artifactIdentity";
import type { ContentNow, PlaceToLook } from "../../core/lineage/staleMarks";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { InputIdentities } from "../inputIdentities";

/** So many places are looked at. */
const mostPlaces = 5000;
/** So much is read at most, in bytes: a disk takes about half a minute for it. */
const mostBytes = 10 * 1024 ** 3;

/** What was found at some places. */
export interface LookedAt {
  readonly now: ContentNow;
  /** Places that were left alone: too many, too large, or named by an execution from elsewhere alone. */
  readonly notLooked: number;
}

/**
 * Looks at what lies at some places now. URLs, and bundles that are not in the workbench, are not looked at; nor are
 * network shares, and what executions from elsewhere name outside of the workspace, or as a folder: they may name any.
 * @param places as {@link placesToLook} tells them.
 * @param limitBytes what is read at most.
 * @throws the signal's reason when it was aborted.
 */
export async function contentsNow(
  layout: WorkspaceLayout,
  places: ReadonlyMap<string, PlaceToLook>,
  identities: InputIdentities,
  { signal, limitBytes = mostBytes }: { readonly signal?: AbortSignal; readonly limitBytes?: number } = {},
): Promise<LookedAt> {
  const contents = new Map<string, string | null>();
  let room = limitBytes;
  let notLooked = 0;
  for (const [place, known] of places) {
    if (!isThere(layout, place)) continue;
    signal?.throwIfAborted();
    const path = resolve(layout.workspace, place);
    const isLooked = contents.size + notLooked < mostPlaces && mayLook(layout, place, known);
    const found = isLooked ? await find(layout, path, known) : unread;
    if ("content" in found) contents.set(place, found.content);
    else if (found.bytes > room) notLooked += 1;
    else {
      room -= found.bytes;
      contents.set(place, await identities.identityOf(layout, path, signal));
    }
  }
  return { now: (place) => contents.get(place), notLooked };
}

function isThere({ executions }: WorkspaceLayout, place: string): boolean {
  if (/^[a-z]{2,}:/i.test(place)) return false;
  const id = bundleOfPlace(place);
  return id === null || existsSync(join(executions, id));
}

/** To ask a network share for a file may wait long, and tells it who asks. */
function mayLook({ workspace }: WorkspaceLayout, place: string, { isOwn }: PlaceToLook): boolean {
  if (/^[\\/]{2}/.test(place)) return false;
  const inside = relative(workspace, resolve(workspace, place));
  return isOwn || !(inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside));
}

/** What a place holds as far as that is told without reading it, or how much there is to read. */
type Found = { readonly content: "" | null } | { readonly bytes: number };

const unread: Found = { bytes: Infinity };

async function find(layout: WorkspaceLayout, path: string, known: PlaceToLook): Promise<Found> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory())
      return mayWalk(layout, path, known) ? { bytes: Math.max(...known.sizes) } : unread;
    return stats.isFile() && known.sizes.has(stats.size) ? { bytes: stats.size } : { content: "" };
  } catch {
    return { content: null };
  }
}

/** A folder is read where an execution of this workspace did, and never one that holds all executions. */
function mayWalk({ root }: WorkspaceLayout, path: string, { isOwn }: PlaceToLook): boolean {
  return isOwn && !`${root}${sep}`.startsWith(join(path, sep));
}
