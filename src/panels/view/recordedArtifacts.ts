import { lenientArtifacts } from "../../core/lenientRecords";
import type { Artifact, ArtifactList } from "../../core/records";

/** The artifacts of a list that may be missing, or of another shape than it should be. */
export function recordedArtifacts(list: ArtifactList | null): readonly Artifact[] {
  return lenientArtifacts(list) ?? [];
}
