import { isOwnLog } from "../lineage/artifactIdentity";
import type { Artifact } from "../records";
import type { ComparedExecution } from "./comparedExecution";
import { comparisonRow, type ComparisonRow, type ComparisonSection } from "./comparisonRow";
import { dataOf, placeOf } from "../inputContent";

/** Input and output files by the hash of their content; what the scripts printed is told by the logs. */
export function contentRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  return (["inputFiles", "outputFiles"] as const).flatMap((section) =>
    rows(
      section,
      executions.map((execution) => filesOf(execution, section)),
      baseline,
    ),
  );
}

/** The file of an execution that a row of {@link contentRows} tells of; null where it has none. */
export function fileOfRow(
  execution: ComparedExecution,
  { section, name }: Pick<ComparisonRow, "section" | "name">,
): Artifact | null {
  if (section !== "inputFiles" && section !== "outputFiles") return null;
  return filesOf(execution, section).get(name) ?? null;
}

function filesOf({ artifacts }: ComparedExecution, section: "inputFiles" | "outputFiles"): Named {
  if (section === "inputFiles") return named(dataOf(artifacts), inputName);
  const outputs = artifacts.filter((artifact) => artifact.direction === "output" && !isOwnLog(artifact));
  return named(outputs, outputName);
}

type Named = ReadonlyMap<string, Artifact>;

/** What was told of one name twice is told apart by its place. */
function named(artifacts: readonly Artifact[], nameOf: (artifact: Artifact) => string): Named {
  const found = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    const name = nameOf(artifact);
    found.set(found.has(name) ? `${name} (${placeOf(artifact)})` : name, artifact);
  }
  return found;
}

/** Inputs are the same by what they are for, whatever file was given: two runs may differ in its name. */
function inputName(artifact: Artifact): string {
  return artifact.known === "registered" ? placeOf(artifact) : artifact.role;
}

function outputName(artifact: Artifact): string {
  return artifact.source ?? artifact.uri.replace(/^outputs\//, "");
}

function rows(section: ComparisonSection, files: readonly Named[], baseline: number): ComparisonRow[] {
  const names = [...new Set(files.flatMap((each) => [...each.keys()]))];
  return names.map((name) => {
    const values = files.map((each) => each.get(name)?.sha256 ?? null);
    const sizes = files.map((each) => each.get(name)?.size ?? null);
    return comparisonRow(section, name, values, baseline, { sizes });
  });
}
