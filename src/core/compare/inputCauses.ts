import { contentOfRole, dataOf, placeOf } from "../inputContent";
import { valueText } from "../format/valueText";
import { isJsonObject, type Json } from "../json";
import type { Artifact } from "../records";
import type { Cause } from "./cause";
import type { ComparedExecution } from "./comparedExecution";
import { dataCause } from "./dataCause";
import { withoutNoise } from "./noise";

/** Inputs with another value, and those that name files with other content: of files content alone counts. */
export function inputCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const names = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  return [
    ...[...names].flatMap((name) => inputCause(name, before, after)),
    ...furtherFiles(before, after, names),
  ];
}

function inputCause(name: string, before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [was, is] = [contentOfRole(before.artifacts, name), contentOfRole(after.artifacts, name)];
  const [old, now] = [valueOf(before, name), valueOf(after, name)];
  if (was !== null && is !== null) return was === is ? [] : [fileCause(name, before, after, is)];
  if (old !== null && now !== null && withoutNoise(old, before) === withoutNoise(now, after)) return [];
  return [{ kind: "input", name, before: old, after: now, lines: null, likelihood: 80, section: "inputs" }];
}

function valueOf({ inputs }: ComparedExecution, name: string): string | null {
  const value: Json | undefined = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (value === undefined || value === null) return null;
  return isJsonObject(value) && typeof value["href"] === "string" ? value["href"] : valueText(value);
}

function fileCause(
  role: string,
  before: ComparedExecution,
  after: ComparedExecution,
  content: string,
): Cause {
  return dataCause(role, {
    before: placesOf(before.artifacts, role),
    after: placesOf(after.artifacts, role),
    content,
  });
}

function placesOf(artifacts: readonly Artifact[], role: string): string {
  return artifacts
    .filter((artifact) => artifact.direction === "input" && artifact.role === role)
    .map(placeOf)
    .join(", ");
}

/** Files that no input names: the script said that it reads them. Those of arguments are told with the arguments. */
function furtherFiles(
  before: ComparedExecution,
  after: ComparedExecution,
  inputs: ReadonlySet<string>,
): Cause[] {
  const registered = (artifacts: readonly Artifact[]): Map<string, Artifact> =>
    new Map(
      dataOf(artifacts)
        .filter(({ role, known }) => known === "registered" && !inputs.has(role))
        .map((artifact) => [placeOf(artifact), artifact]),
    );
  const [old, now] = [registered(before.artifacts), registered(after.artifacts)];
  return [...old].flatMap(([place, { sha256 }]) => {
    const other = now.get(place);
    // What only one of them read, it read for a reason that is told elsewhere.
    if (other === undefined || other.sha256 === sha256) return [];
    return [dataCause(place, { before: place, after: place, content: other.sha256 })];
  });
}
