import { contentOfRole } from "../../core/inputContent";
import { isJsonObject, type Json } from "../../core/json";
import { joinCommandLine } from "../../core/method/splitArguments";
import {
  isSecret,
  type InputDescription,
  type InputSchema,
  type ProcessDescription,
} from "../../core/processDescription";
import type { Artifact } from "../../core/records";
import type { InputChange, InputView } from "../../shared/details/detailsView";
import type { DetailsFacts } from "../detailsFacts";
import { inputChange, type RecordedInput } from "./inputChange";
import { recordedArtifacts } from "./recordedArtifacts";
import { valueText } from "../../core/format/valueText";

type Values = Readonly<Record<string, Json>>;

type InputFacts = Pick<DetailsFacts, "method" | "request" | "artifacts" | "earlier">;

/** The inputs in the order of the method, then those that it does not declare, each with what changed in it. */
export function inputViews(facts: InputFacts): InputView[] {
  const values = inputsOf(facts.request);
  const earlier = inputsOf(facts.earlier?.request);
  const declared = declaredIn(facts.method);
  const artifacts = recordedArtifacts(facts.artifacts);
  const names = new Set([...Object.keys(declared), ...Object.keys(values), ...Object.keys(earlier)]);
  return [...names]
    .filter((name) => values[name] !== undefined || earlier[name] !== undefined)
    .map((name) => {
      const description = declared[name] ?? undeclared;
      const change = changeOf(name, facts, values, earlier);
      return inputView(name, values[name], description, { artifacts, change });
    });
}

/** Whether the raw arguments differ from those of the earlier run. */
export function argumentsChange({ request, earlier }: InputFacts): InputChange | null {
  if (earlier === null) return null;
  const recorded = (args: readonly string[] = []): RecordedInput => ({
    value: args.length === 0 ? undefined : joinCommandLine(args),
    content: null,
  });
  return inputChange(recorded(request?.args), recorded(earlier.request.args), textOf);
}

function inputsOf(request: { readonly inputs: Values } | null | undefined): Values {
  return isJsonObject(request?.inputs) ? request.inputs : {};
}

function declaredIn(method: ProcessDescription | null): Readonly<Record<string, InputDescription>> {
  return isJsonObject(method?.inputs) ? method.inputs : {};
}

function changeOf(
  name: string,
  { artifacts, earlier }: InputFacts,
  values: Values,
  valuesBefore: Values,
): InputChange | null {
  if (earlier === null) return null;
  const now = { value: values[name], content: contentOfRole(recordedArtifacts(artifacts), name) };
  const filesBefore = recordedArtifacts(earlier.artifacts);
  const before = { value: valuesBefore[name], content: contentOfRole(filesBefore, name) };
  return inputChange(now, before, textOf);
}

const undeclared: InputDescription = { schema: {} };

function inputView(
  name: string,
  value: Json | undefined,
  description: InputDescription,
  { artifacts, change }: { readonly artifacts: readonly Artifact[]; readonly change: InputChange | null },
): InputView {
  const schema = schemaOf(description);
  const kind = kindOf(value, description);
  return {
    name,
    title: description.title ?? null,
    description: description.description ?? null,
    value: value === undefined || kind === "secret" ? "" : textOf(value),
    kind,
    uri: kind === "file" ? uriOf(name, value, artifacts) : null,
    isDefault: value !== undefined && isSame(schema.default, value),
    change: kind === "secret" ? null : change,
  };
}

/** What was given may be relative to another folder, or a reference: the artifact tells where the file was found. */
function uriOf(name: string, value: Json | undefined, artifacts: readonly Artifact[]): string | null {
  const [only, ...others] = artifacts.filter(({ direction, role }) => direction === "input" && role === name);
  if (only !== undefined) return others.length === 0 ? only.uri : null;
  return typeof value === "string" && !/^[a-z]{2,}:/i.test(value) ? value : null;
}

function kindOf(value: Json | undefined, description: InputDescription): InputView["kind"] {
  if (isHiddenSecret(value, description)) return "secret";
  if (value === undefined) return "unset";
  return namesFile(value, schemaOf(description)) ? "file" : "value";
}

function isHiddenSecret(value: Json | undefined, description: InputDescription): boolean {
  const isMarked = isJsonObject(value) && value["secret"] === true;
  return isMarked || isSecret({ ...description, schema: schemaOf(description) });
}

/** A foreign method may describe an input without a schema. */
function schemaOf(description: InputDescription): InputSchema {
  return isJsonObject(description.schema) ? description.schema : {};
}

function isSame(one: Json | undefined, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function namesFile(value: Json, { format }: InputSchema): boolean {
  return format === "file" || format === "directory" || hrefOf(value) !== null;
}

/** OGC API Processes 1.0, 7.11.2: an input by reference is a link. */
function hrefOf(value: Json): string | null {
  return isJsonObject(value) && typeof value["href"] === "string" ? value["href"] : null;
}

function textOf(value: Json): string {
  return hrefOf(value) ?? valueText(value);
}
