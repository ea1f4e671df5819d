import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { bundleOfPlace } from "../../core/lineage/artifactIdentity";
import type { ContentNow } from "../../core/lineage/staleMarks";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { InputIdentities } from "../inputIdentities";

/** Of more places nothing is told: each has to be hashed. */
const mostPlaces = 5000;

/**
 * Looks at what lies at some places now. URLs, and bundles that are not in the workbench, are not looked at.
 * @param places as {@link placesToLook} tells them.
 */
export async function contentsNow(
  layout: WorkspaceLayout,
  places: ReadonlySet<string>,
  identities: InputIdentities,
): Promise<ContentNow> {
  const contents = new Map<string, string | null>();
  if (places.size <= mostPlaces)
    for (const place of places)
      if (isThere(layout, place))
        contents.set(place, await identities.identityOf(layout, resolve(layout.workspace, place)));
  return (place) => contents.get(place);
}

function isThere({ executions }: WorkspaceLayout, place: string): boolean {
  if (/^[a-z]{2,}:/i.test(place)) return false;
  const id = bundleOfPlace(place);
  return id === null || existsSync(join(executions, id));
}
