import { isAbsolute, join, relative, resolve } from "node:path";
import { liesInBundle } from "../core/liesInBundle";
import type { Artifact } from "../core/records";

/**
 * Where an artifact lies by its record, absolute: in the bundle, in the workspace, or where it says.
 * @param bundle the folder of the execution whose record it is, absolute.
 * @returns null for what claims to lie in the bundle, and leads out of it.
 */
export function artifactPath(
  workspace: string,
  bundle: string,
  artifact: Pick<Artifact, "direction" | "uri" | "source" | "known" | "reason">,
): string | null {
  if (!liesInBundle(artifact)) return resolve(workspace, artifact.uri);
  const path = join(bundle, artifact.uri);
  const inside = relative(bundle, path);
  return inside.startsWith("..") || isAbsolute(inside) ? null : path;
}
