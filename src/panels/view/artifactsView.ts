import { liesInBundle } from "../../core/liesInBundle";
import { isEndState } from "../../core/lifecycle";
import type { Artifact } from "../../core/records";
import type { ArtifactView, ArtifactsView, BundleFileView } from "../../shared/details/detailsView";
import type { DetailsFacts } from "../detailsFacts";
import { recordedArtifacts } from "./recordedArtifacts";

/** What the script printed has a tab of its own and is no result. */
const ownLogs: ReadonlySet<string> = new Set(["outputs/stdout.log", "outputs/stderr.log"]);

/** What it used and made: as recorded, and while it runs what lies in `outputs/` so far. */
export function artifactsView(facts: DetailsFacts): ArtifactsView {
  const recorded = recordedArtifacts(facts.artifacts);
  const inputs = recorded.filter(({ direction }) => direction === "input").map(artifactView);
  const made = recorded
    .filter(({ direction, uri }) => direction === "output" && !ownLogs.has(uri))
    .map(artifactView);
  const outputs = isEndState(facts.summary.state)
    ? made
    : [...made, ...notYetRecorded(facts.files.list, made)];
  return {
    inputs,
    outputs,
    outputBytes: outputs.reduce((sum, { size }) => sum + size, 0),
    completeness: completenessOf(facts),
  };
}

function artifactView(artifact: Artifact): ArtifactView {
  const { name, role, type, size, sha256, known, uri } = artifact;
  const { source = null, reason = null, alongside = [] } = artifact;
  const inBundle = liesInBundle(artifact);
  return { name, role, type, size, sha256, known, source, reason, alongside, uri, inBundle };
}

function notYetRecorded(files: readonly BundleFileView[], made: readonly ArtifactView[]): ArtifactView[] {
  const known = new Set(made.map(({ uri }) => uri));
  return files
    .filter(({ path }) => path.startsWith("outputs/") && !ownLogs.has(path) && !known.has(path))
    .map(({ path, size }) => ({
      name: path.slice("outputs/".length),
      role: "output",
      type: "",
      size,
      sha256: "",
      known: "outputs",
      source: null,
      reason: null,
      alongside: [],
      uri: path,
      inBundle: true,
    }));
}

function completenessOf({ summary }: DetailsFacts): ArtifactsView["completeness"] {
  if (!isEndState(summary.state)) return "so far";
  return summary.status === "successful" ? "complete" : "partial";
}
