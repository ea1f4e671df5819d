import { type Artifact } from "../../core/records";
import { type OwnFact } from "./provDocument";

/** What identifies an artifact's content, and how it became known. */
export function artifactFacts(artifact: Artifact): OwnFact[] {
  return [
    ["sha256", artifact.sha256],
    ["size", artifact.size],
    ["version", artifact.version],
    ["known", artifact.known],
  ];
}
