import { type JobStatus } from "../../core/jobStatus";
import { textOf, type Json } from "../../core/json";
import { joinCommandLine } from "../../core/method/splitArguments";
import { scriptOf, titleOf } from "../../core/processDescription";
import { type GitState } from "../../core/records";
import { executionNamespace } from "../prov/provNames";
import { type ProvenanceFacts } from "../prov/provenanceFacts";
import { isSecretValue, tellsAnInput } from "../prov/usedEntities";
import { zonedTime } from "../prov/zonedTime";
import { type CrateEntity, type Reference, referenceTo } from "./crateEntity";

/** The execution as an action, with the entities that only it speaks of. */
export interface CrateAction {
  readonly action: CrateEntity;
  readonly entities: readonly CrateEntity[];
}

/**
 * The run as an action of Process Run Crate 0.5: what ran, by whom, on what, with which result.
 * @param used files that went in. @param made files that came out.
 */
export function crateAction(
  facts: ProvenanceFacts,
  used: readonly Reference[],
  made: readonly Reference[],
): CrateAction {
  const { status, instance } = facts;
  const person = personOf(facts);
  const interpreter = interpreterOf(facts);
  const instrument = instrumentOf(facts, interpreter);
  const values = valuesOf(facts);
  const [start, end] = [zonedTime(status.started), zonedTime(status.finished)];
  const [actionStatus, error] = endOf(status);
  const action: CrateEntity = {
    "@id": `${executionNamespace(facts.executionId)}execution`,
    "@type": made.length === 0 ? "ActivateAction" : "CreateAction",
    name: textOf(facts.request.name) ?? `Run of ${titleOf(facts.method)}`,
    description: instance === null ? titleOf(facts.method) : joinCommandLine(instance.commandLine),
    identifier: facts.executionId,
    instrument: referenceTo(instrument),
    agent: referenceTo(person),
    ...(start === null ? {} : { startTime: start }),
    ...(end === null ? {} : { endTime: end }),
    actionStatus: `http://schema.org/${actionStatus}`,
    ...(error === null ? {} : { error }),
    object: [...used, ...values.map(referenceTo)],
    ...(made.length === 0 ? {} : { result: made }),
  };
  const entities = [instrument, ...(interpreter === null ? [] : [interpreter]), person, ...values];
  return { action, entities };
}

function endOf({ state, reason }: JobStatus): readonly [string, string | null] {
  switch (state) {
    case "COMPLETED":
    case "CACHED":
    case "SKIPPED":
      return ["CompletedActionStatus", null];
    case "FAILED":
    case "STOPPED":
    case "BLOCKED":
      return ["FailedActionStatus", reason];
    case "CREATED":
    case "SCHEDULED":
      return ["PotentialActionStatus", null];
    default:
      return ["ActiveActionStatus", null];
  }
}

function instrumentOf(
  { method, git, executionId }: ProvenanceFacts,
  interpreter: CrateEntity | null,
): CrateEntity {
  const script = scriptOf(method);
  return {
    "@id": `${executionNamespace(executionId)}plan`,
    "@type": script === null ? "SoftwareApplication" : ["SoftwareApplication", "SoftwareSourceCode"],
    name: titleOf(method),
    identifier: method.id,
    version: [method.version, ...(git?.repository === true ? [codeVersion(git)] : [])].join("+"),
    ...(script === null ? {} : { alternateName: script }),
    ...(git?.repository === true ? placeOf(git) : {}),
    ...(interpreter === null ? {} : { softwareRequirements: referenceTo(interpreter) }),
  };
}

/** As build metadata of Semantic Versioning. */
function codeVersion({ commit, dirty }: GitState): string {
  return `${commit?.slice(0, 12) ?? "no-commit"}${dirty ? ".dirty" : ""}`;
}

function placeOf({ remote }: GitState): { readonly url?: string; readonly codeRepository?: string } {
  return remote !== null && /^https?:/.test(remote) ? { url: remote, codeRepository: remote } : {};
}

function interpreterOf({ instance }: ProvenanceFacts): CrateEntity | null {
  const interpreter = instance?.interpreter ?? null;
  if (interpreter === null) return null;
  return {
    "@id": "#interpreter",
    "@type": "SoftwareApplication",
    name: interpreter.path.replace(/^.*[\\/]/, ""),
    ...(interpreter.version === null ? {} : { softwareVersion: interpreter.version }),
  };
}

function personOf({ person }: ProvenanceFacts): CrateEntity {
  return {
    "@id": "#person",
    "@type": "Person",
    name: person.name === "" ? person.email : person.name,
    ...(person.email === "" ? {} : { email: person.email }),
  };
}

/** Inputs that no file stands for, and the raw arguments. Of a secret there is the name alone. */
function valuesOf({ method, request, artifacts }: ProvenanceFacts): CrateEntity[] {
  const files = new Set(artifacts.filter(tellsAnInput).map(({ role }) => role));
  const inputs = Object.entries(request.inputs).filter(([name]) => !files.has(name));
  const named = [...inputs, ...(request.args.length === 0 ? [] : [argumentsOf(request.args)])];
  return named.map(([name, value], index) => ({
    "@id": `#value-${index + 1}`,
    "@type": "PropertyValue",
    name,
    ...(isSecretValue(method, name, value) ? {} : { value: asText(value) }),
  }));
}

function argumentsOf(args: readonly string[]): [string, Json] {
  return ["arguments", joinCommandLine(args)];
}

function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
