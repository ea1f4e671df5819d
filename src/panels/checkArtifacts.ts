import { isAbsolute, join } from "node:path";
import { workspaceLayout } from "../bundle/layout";
import type { ContentNow, PlaceToLook } from "../core/lineage/staleMarks";
import type { ArtifactOnDisk, DiskState } from "../shared/details/detailsMessages";
import type { ArtifactView, DetailsView } from "../shared/details/detailsView";
import type { InputIdentities } from "../store/inputIdentities";
import { contentsNow } from "../store/lineage/contentsNow";
import type { BundleFiles } from "./bundleFiles";

/** So much is hashed for a page at most, in bytes; `verify` and a new run hash more. */
const mostBytes = 512 * 1024 * 1024;

/**
 * Whether each artifact is on the disk what it was for the execution, by size first, then by content: its copy in the
 * bundle, and where the script had it. Places that the record of an execution from elsewhere names outside of the
 * workspace are left alone.
 */
export async function checkArtifacts(
  view: Pick<DetailsView, "artifacts" | "bundle"> | null,
  files: BundleFiles,
  identities: InputIdentities,
): Promise<ArtifactOnDisk[]> {
  if (view === null) return [];
  const located = [...view.artifacts.inputs, ...view.artifacts.outputs].map((artifact) => ({
    artifact,
    lying: placesOf(artifact, files),
  }));
  const places = new Map<string, PlaceToLook & { readonly sizes: Set<number> }>();
  for (const { artifact, lying } of located)
    for (const { path } of lying) {
      const isOwn = !view.bundle.imported || files.isWithin(path);
      const known = places.get(path) ?? { sizes: new Set<number>(), isOwn };
      // What was not hashed then need not be now.
      known.sizes.add(artifact.sha256 === "" ? 0 : artifact.size);
      places.set(path, known);
    }
  const layout = workspaceLayout(files.workspace);
  const { now } = await contentsNow(layout, places, identities, { limitBytes: mostBytes });
  return located.map(({ artifact, lying }) => {
    const [kept, ...others] = lying;
    const foundAt = ({ named, path }: Place): Found => ({
      place: named,
      state: stateOf(artifact, path, now),
    });
    return { uri: artifact.uri, ...tellingOf([foundAt(kept), ...others.map(foundAt)]) };
  });
}

interface Place {
  /** As the record names it. */
  readonly named: string;
  /** Absolute, or a URL. */
  readonly path: string;
}

/** Where a copy of it was kept, and where it lay for the script. */
function placesOf({ uri, source }: ArtifactView, files: BundleFiles): readonly [Place, ...Place[]] {
  const kept = { named: uri, path: isUrl(uri) ? uri : files.locate(uri) };
  return source === null || isUrl(source)
    ? [kept]
    : [kept, { named: source, path: isAbsolute(source) ? source : join(files.workspace, source) }];
}

function isUrl(place: string): boolean {
  return /^[a-z]{2,}:/i.test(place);
}

type Found = Omit<ArtifactOnDisk, "uri">;

/** Of several places the first that is no longer as it was, else one that is. */
function tellingOf(found: readonly [Found, ...Found[]]): Found {
  const other = found.find(({ state }) => state === "changed" || state === "gone");
  return other ?? found.find(({ state }) => state === "same") ?? found[0];
}

function stateOf({ sha256 }: ArtifactView, path: string, now: ContentNow): DiskState {
  const content = now(path);
  if (content === null) return "gone";
  if (content === undefined || sha256 === "") return "unknown";
  return content === sha256 ? "same" : "changed";
}
