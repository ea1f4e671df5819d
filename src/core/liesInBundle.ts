import type { Artifact } from "./records";

/** Why an output lies where the script made it: registered with `copy: false`. */
export const noCopyWanted = "the script wanted no copy of it";

/**
 * Whether an artifact's uri names a file of the bundle itself. A folder of the workspace may be called `outputs` or
 * `inputs` too: an input lies in the bundle where a copy of it was made, an output unless it was left where it was.
 */
export function liesInBundle({
  direction,
  uri,
  source,
  known,
  reason,
}: Pick<Artifact, "direction" | "uri" | "source" | "known" | "reason">): boolean {
  if (direction === "input") return source !== undefined && uri.startsWith("inputs/");
  if (!uri.startsWith("outputs/")) return false;
  return source !== undefined || (known !== "observed" && reason !== noCopyWanted);
}
