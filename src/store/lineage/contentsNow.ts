import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bundleOfPlace } from "../../core/lineage/artifactIdentity";
import type { ContentNow, PlaceToLook } from "../../core/lineage/staleMarks";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { InputIdentities } from "../inputIdentities";
import { mayLook, mayWalk } from "../placesToRead";

/** So many places are looked at. */
const mostPlaces = 5000;
/** So much is read at most, in bytes: a disk takes about half a minute for it. */
const mostBytes = 10 * 1024 ** 3;

/** What was found at some places. */
export interface LookedAt {
  readonly now: ContentNow;
  /**
   * Places that were left alone: too many, too large, not to be read, or named by an
   * execution from elsewhere alone.
   */
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
    const isWanted = contents.size + notLooked < mostPlaces;
    const found = isWanted ? await find(layout, place, known) : unread;
    if ("content" in found) contents.set(place, found.content);
    else if (found.bytes > room) notLooked += 1;
    else {
      room -= found.bytes;
      const path = resolve(layout.workspace, place);
      const content = await identities.identityOf(layout, path, { signal, mostBytes: found.bytes });
      if (content === undefined) notLooked += 1;
      else contents.set(place, content);
    }
  }
  return { now: (place) => contents.get(place), notLooked };
}

function isThere({ executions }: WorkspaceLayout, place: string): boolean {
  if (/^[a-z]{2,}:/i.test(place)) return false;
  const id = bundleOfPlace(place);
  return id === null || existsSync(join(executions, id));
}

/** What a place holds as far as that is told without reading it, or how much there is to read. */
type Found = { readonly content: "" | null } | { readonly bytes: number };

const unread: Found = { bytes: Infinity };

async function find(layout: WorkspaceLayout, place: string, known: PlaceToLook): Promise<Found> {
  if (!mayLook(layout, place, known.isOwn)) return unread;
  const path = resolve(layout.workspace, place);
  try {
    const stats = await stat(path);
    if (stats.isDirectory())
      return mayWalk(layout, path, known.isOwn) ? { bytes: Math.max(...known.sizes) } : unread;
    return stats.isFile() && known.sizes.has(stats.size) ? { bytes: stats.size } : { content: "" };
  } catch {
    return { content: null };
  }
}
