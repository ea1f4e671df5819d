import { isSecret, type ProcessDescription } from "../../core/processDescription";
import { isJsonObject, type Json } from "../../core/json";
import { type Artifact, type GitRecord } from "../../core/records";
import { artifactFacts } from "./artifactFacts";
import { type Entity, type Id, undescribed, type Value } from "./provDocument";
import { sourceEntities } from "./sourceEntities";
import { type ProvenanceFacts } from "./provenanceFacts";

/** An entity that the execution used: what it was for, and the id of the usage. */
export interface Used {
  readonly entity: Entity;
  readonly role: string;
  readonly use: Id;
  /** Whether outputs derive from it: it is a file or a folder. */
  readonly isFile: boolean;
}

/** All that went into an execution: files, values, raw arguments and the code version. */
export function usedEntities(facts: ProvenanceFacts): Used[] {
  const sources = sourceEntities(facts);
  const unnumbered = [
    ...facts.artifacts
      .filter((artifact) => artifact.direction === "input")
      .map((artifact, index) => fileUse(artifact, sources.get(artifact.uri) ?? `run:input-${index + 1}`)),
    ...valueUses(facts),
    ...argumentsUse(facts.request.args),
    ...codeUse(facts.git),
  ];
  return unnumbered.map((used, index) => ({ ...used, use: `run:use-${index + 1}` }));
}

type Unnumbered = Omit<Used, "use">;

function fileUse(artifact: Artifact, id: Id): Unnumbered {
  return {
    role: artifact.role,
    isFile: true,
    entity: {
      kind: "entity",
      id,
      label: artifact.name,
      locations: [artifact.uri],
      terms: ["executions:Artifact", "d4s:IMPORTED"],
      typeText: artifact.type,
      value: null,
      own: artifactFacts(artifact),
    },
  };
}

/** The inputs that are not told by an artifact already. Of a secret there is the name alone. */
function valueUses({ method, request, artifacts }: ProvenanceFacts): Unnumbered[] {
  const files = new Set(artifacts.filter(tellsAnInput).map((artifact) => artifact.role));
  return Object.entries(request.inputs)
    .filter(([name]) => !files.has(name))
    .map(([name, given], index) => {
      const secret = isSecretValue(method, name, given);
      return {
        role: name,
        isFile: false,
        entity: {
          ...undescribed,
          kind: "entity",
          id: `run:value-${index + 1}`,
          label: name,
          terms: [secret ? "executions:Secret" : "executions:InputValue", "d4s:IMPORTED"],
          value: secret ? null : valueOf(given),
        },
      };
    });
}

/** Whether an artifact is what an input of the method was given. */
export function tellsAnInput(artifact: Artifact): boolean {
  return artifact.direction === "input" && (artifact.known === "declared" || artifact.known === "argument");
}

/** Whether the value of an input is never to be told. */
export function isSecretValue(method: ProcessDescription, name: string, given: Json): boolean {
  const description = Object.hasOwn(method.inputs, name) ? method.inputs[name] : undefined;
  const isMarked = isJsonObject(given) && given["secret"] === true;
  return isMarked || (description !== undefined && isSecret(description));
}

/** Arrays, objects and null as JSON. */
function valueOf(given: Json): Value {
  if (typeof given === "string") return { datatype: "xsd:string", text: given };
  if (typeof given === "boolean") return { datatype: "xsd:boolean", text: String(given) };
  if (typeof given === "number") return { datatype: "xsd:double", text: String(given) };
  return { datatype: "xsd:string", text: JSON.stringify(given) };
}

function argumentsUse(args: readonly string[]): Unnumbered[] {
  if (args.length === 0) return [];
  const entity: Entity = {
    ...undescribed,
    kind: "entity",
    id: "run:arguments",
    label: "arguments",
    terms: ["executions:Arguments", "d4s:IMPORTED"],
    value: { datatype: "xsd:string", text: JSON.stringify(args) },
    own: [["mediaType", "application/json"]],
  };
  return [{ role: "arguments", isFile: false, entity }];
}

function codeUse(git: GitRecord | null): Unnumbered[] {
  if (git?.repository !== true || git.commit === null) return [];
  const entity: Entity = {
    ...undescribed,
    kind: "entity",
    id: "run:code",
    label: `commit ${git.commit}${git.dirty ? " with uncommitted changes" : ""}`,
    terms: ["executions:CodeVersion"],
    value: null,
    own: [
      ["commit", git.commit],
      ["branch", git.branch],
      ["remote", git.remote],
      ["author", git.author],
      ["email", git.email],
      ["message", git.message],
      ["date", git.date],
      ["dirty", git.dirty],
      ["changedLines", git.changedLines],
    ],
  };
  return [{ role: "code", isFile: false, entity }];
}
