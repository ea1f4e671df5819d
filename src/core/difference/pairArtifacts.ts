import { grouped } from "../grouped";
import type { Artifact } from "../records";

/** An input or output of two executions, or of one of them. */
export interface ArtifactPair {
  readonly before: Artifact | null;
  readonly after: Artifact | null;
}

/** What tells two artifacts of two executions to be the same one, what says most first. */
const likenesses: readonly ((artifact: Artifact) => string)[] = [
  (artifact) => `${artifact.role}\n${placeOf(artifact)}`,
  ({ role, name }) => `${role}\n${name}`,
  ({ sha256, uri }) => (sha256 === "" ? `unknown ${uri}` : sha256),
];

/**
 * Finds the inputs and outputs of two executions that belong together: by what they are for and where they lay, by what
 * they are for and their names, by their content, and inputs at last by what they are for alone. Those of the earlier one
 * come first, in its order.
 */
export function pairArtifacts(before: readonly Artifact[], after: readonly Artifact[]): ArtifactPair[] {
  return (["input", "output"] as const).flatMap((direction) => {
    const those = (artifacts: readonly Artifact[]): Artifact[] =>
      artifacts.filter((artifact) => artifact.direction === direction);
    const steps = direction === "input" ? [...likenesses, ({ role }: Artifact) => role] : likenesses;
    return pairOf(those(before), those(after), steps);
  });
}

function pairOf(
  before: readonly Artifact[],
  after: readonly Artifact[],
  steps: readonly ((artifact: Artifact) => string)[],
): ArtifactPair[] {
  const partners = new Map<Artifact, Artifact>();
  const free = new Set(after);
  for (const likeness of steps) {
    const waiting = grouped(free, likeness);
    for (const artifact of before) {
      const partner = partners.has(artifact) ? undefined : waiting.get(likeness(artifact))?.shift();
      if (partner === undefined) continue;
      partners.set(artifact, partner);
      free.delete(partner);
    }
  }
  return [
    ...before.map((artifact) => ({ before: artifact, after: partners.get(artifact) ?? null })),
    ...[...free].map((artifact) => ({ before: null, after: artifact })),
  ];
}

/** Where it lay for the script; of a result that another execution's bundle holds, where it lay in that. */
function placeOf({ uri, source }: Artifact): string {
  return (source ?? uri).replace(/^.*\.executions\/executions\/[^/]+\//, "");
}
