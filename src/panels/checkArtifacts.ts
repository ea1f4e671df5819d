import { workspaceLayout } from "../bundle/layout";
import type { ContentNow, PlaceToLook } from "../core/lineage/staleMarks";
import type { DiskState } from "../shared/details/detailsMessages";
import type { ArtifactView, DetailsView } from "../shared/details/detailsView";
import type { InputIdentities } from "../store/inputIdentities";
import { contentsNow } from "../store/lineage/contentsNow";
import type { BundleFiles } from "./bundleFiles";

/** So much is hashed for a page at most, in bytes; `verify` and a new run hash more. */
const mostBytes = 512 * 1024 * 1024;

/**
 * Whether each artifact is on the disk what it was for the execution: by size first, then by content. Places that the
 * record of an execution from elsewhere names outside of the workspace are left alone.
 */
export async function checkArtifacts(
  view: Pick<DetailsView, "artifacts" | "bundle"> | null,
  files: BundleFiles,
  identities: InputIdentities,
): Promise<{ uri: string; state: DiskState }[]> {
  if (view === null) return [];
  const located = [...view.artifacts.inputs, ...view.artifacts.outputs].map((artifact) => ({
    artifact,
    place: /^[a-z]{2,}:/i.test(artifact.uri) ? artifact.uri : files.locate(artifact.uri),
  }));
  const places = new Map<string, PlaceToLook & { readonly sizes: Set<number> }>();
  for (const { artifact, place } of located) {
    const isOwn = !view.bundle.imported || files.isWithin(place);
    const known = places.get(place) ?? { sizes: new Set<number>(), isOwn };
    // What was not hashed then need not be now.
    known.sizes.add(artifact.sha256 === "" ? 0 : artifact.size);
    places.set(place, known);
  }
  const layout = workspaceLayout(files.workspace);
  const { now } = await contentsNow(layout, places, identities, { limitBytes: mostBytes });
  return located.map(({ artifact, place }) => ({ uri: artifact.uri, state: stateOf(artifact, place, now) }));
}

function stateOf({ sha256 }: ArtifactView, place: string, now: ContentNow): DiskState {
  const content = now(place);
  if (content === null) return "gone";
  if (content === undefined || sha256 === "") return "unknown";
  return content === sha256 ? "same" : "changed";
}
