import { artifactTypeOf } from "../../core/artifactType";
import type { Artifact } from "../../core/records";
import type { ContentIdentity } from "../../bundle/seal/hashFile";

/** What is gathered of the outputs of one execution. */
export interface Gathering {
  readonly bundle: string;
  readonly warn: (message: string) => void;
  readonly artifacts: Artifact[];
  /** Content by path in the bundle. */
  readonly hashes: Map<string, ContentIdentity>;
  /** Files and folders of the script's that are recorded already, absolute. */
  readonly sources: Set<string>;
}

/** An output as `artifacts.json` has it; what its type is tells its name, when nobody said. */
export function outputArtifact(
  { sha256, size }: ContentIdentity,
  facts: Pick<Artifact, "name" | "uri" | "known"> & Partial<Artifact>,
): Artifact {
  return {
    direction: "output",
    role: "output",
    type: artifactTypeOf(facts.name),
    version: null,
    sha256,
    size,
    ...facts,
  };
}

export const unsettled = "it was being written while it was read";
