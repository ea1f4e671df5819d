import { scriptRole } from "../inputContent";
import { liesInBundle } from "../liesInBundle";
import type { LineageArtifact } from "./lineageRecord";

/**
 * Contents this short, in bytes, come about by chance: empty files, "{}", "ok", "0". One such content in two places is
 * two artifacts, or every run that left an empty file would seem to feed every run that was given one.
 */
const chanceBytes = 4;

/** Where bundles lie, relative to the workspace. */
const bundles = ".executions/executions/";

/** What tells artifacts apart: the content; of contents that come about by chance the place too. */
export function artifactIdOf(
  { sha256, size }: Pick<LineageArtifact, "sha256" | "size">,
  place: string,
): string {
  return size > chanceBytes ? `sha256:${sha256}` : `sha256:${sha256}@${place}`;
}

/**
 * Where an artifact lay for the script: a path in the workspace (POSIX), an absolute one or a URL. What lies in the bundle
 * itself is told by its path from the workspace.
 * @param workspace absolute path of the workspace, POSIX.
 */
export function placeOf(artifact: LineageArtifact, id: string, workspace: string): string {
  const { uri, source } = artifact;
  const place = source ?? (liesInBundle(artifact) ? `${bundles}${id}/${uri}` : uri);
  return place.startsWith(`${workspace}/`) ? place.slice(workspace.length + 1) : place;
}

/** The id of the execution in whose bundle a place lies; null outside of all. */
export function bundleOfPlace(place: string): string | null {
  if (!place.startsWith(bundles)) return null;
  const [id = ""] = place.slice(bundles.length).split("/");
  return id === "" ? null : id;
}

/** Whether it is the code of the execution that used it, not its data. */
export function isScript({ role, direction }: Pick<LineageArtifact, "role" | "direction">): boolean {
  return direction === "input" && role === scriptRole;
}

/** Whether it is what the execution itself printed. */
export function isOwnLog(artifact: LineageArtifact): boolean {
  return liesInBundle(artifact) && /^outputs\/std(?:out|err)\.log$/.test(artifact.uri);
}
