import { cachedFromOf, type JobStatus } from "../../core/jobStatus";
import { type ProcessDescription, scriptOf, titleOf } from "../../core/processDescription";
import { liesInBundle } from "../../core/liesInBundle";
import { type Artifact } from "../../core/records";
import { bundlePaths } from "../layout";
import { artifactFacts } from "./artifactFacts";
import { earlierActivities, namespacesOf } from "./earlierActivities";
import {
  type Activity,
  type Association,
  type Agent,
  type Delegation,
  type Entity,
  type Id,
  type OwnFact,
  type ProvDocument,
  type ProvElement,
  undescribed,
} from "./provDocument";
import { derivations, type Generated } from "./derivations";
import { type ProvenanceFacts, type RunPlace } from "./provenanceFacts";
import { sourceGenerations } from "./sourceEntities";
import { usedEntities } from "./usedEntities";
import { zonedTime } from "./zonedTime";

const execution: Id = "run:execution";
const plan: Id = "run:plan";
const person: Id = "run:person";
const recorder: Id = "run:recorder";

/**
 * The provenance of one execution in the terms of PROV-DM: the activity with its person, software agent and plan;
 * what it used and generated; what each output derives from; and the executions that came before it.
 */
export function provenanceOf(facts: ProvenanceFacts): ProvDocument {
  return { instances: namespacesOf(facts), elements: { [Symbol.iterator]: () => elementsOf(facts) } };
}

function* elementsOf(facts: ProvenanceFacts): Generator<ProvElement, void> {
  const times = timesOf(facts.status);
  const outputs = ownArtifacts(facts).filter(({ direction }) => direction === "output");
  const inputs = usedEntities(facts);
  yield activityOf(facts, times);
  yield planOf(facts.method);
  yield* agentsOf(facts);
  // What was used for two purposes is one entity.
  yield* new Map(inputs.map(({ entity }) => [entity.id, entity])).values();
  for (const { entity } of generatedEntities(outputs)) yield entity;
  for (const { entity, use, role } of inputs)
    yield { kind: "used", id: use, activity: execution, entity: entity.id, time: times.start, role };
  for (const { entity, generation, role } of generatedEntities(outputs))
    yield {
      kind: "wasGeneratedBy",
      id: generation,
      entity: entity.id,
      activity: execution,
      time: times.end,
      role,
    };
  yield* sourceGenerations(facts);
  yield* responsibilities();
  for (const { entity } of generatedEntities(outputs))
    yield { kind: "wasAttributedTo", entity: entity.id, agent: person };
  yield* earlierActivities(facts, execution);
  const generated = { count: outputs.length, each: generatedEntities(outputs) };
  yield* derivations(inputs, generated, execution, times.start);
}

interface Times {
  readonly start: string | null;
  readonly end: string | null;
}

/** One that never started, since it was blocked or taken from the cache, began when its record was made. */
function timesOf(status: JobStatus): Times {
  return {
    start: zonedTime(status.started) ?? zonedTime(status.created) ?? zonedTime(status.history[0]?.at),
    end: zonedTime(status.finished),
  };
}

function activityOf(
  { executionId, method, request, status, instance }: ProvenanceFacts,
  times: Times,
): Activity {
  return {
    kind: "activity",
    id: execution,
    startTime: times.start,
    endTime: times.end,
    label: request.name ?? `${titleOf(method)} ${method.version}`,
    locations: instance === null ? [] : [instance.workingDirectory],
    terms: ["executions:Execution", "d4s:computation"],
    typeText: null,
    own: [
      ["id", executionId],
      ["state", status.state],
      ["status", status.status],
      ["exitCode", status.exitCode],
      ["signal", status.signal],
      ["reason", status.reason],
      ["note", request.ccpnote ?? null],
      ...placeOf(instance),
    ],
  };
}

function placeOf(instance: RunPlace | null): OwnFact[] {
  if (instance === null) return [];
  const { platform, interpreter } = instance;
  return [
    ["host", instance.host],
    ["user", instance.user],
    ["platform", `${platform.os} ${platform.release} ${platform.arch}`],
    ["interpreter", interpreter?.path ?? null],
    ["interpreterVersion", interpreter?.version ?? null],
    ["command", JSON.stringify(instance.commandLine)],
  ];
}

function planOf(method: ProcessDescription): Entity {
  const script = scriptOf(method);
  return {
    kind: "plan",
    id: plan,
    label: titleOf(method),
    locations: script === null ? [bundlePaths.method] : [bundlePaths.method, script],
    terms: ["executions:Method"],
    typeText: null,
    value: null,
    own: [
      ["id", method.id],
      ["version", method.version],
    ],
  };
}

function agentsOf(facts: ProvenanceFacts): Agent[] {
  const { name, version } = facts.recorder;
  return [
    {
      ...undescribed,
      kind: "person",
      id: person,
      label: facts.person.name === "" ? facts.person.email : facts.person.name,
      own: [["email", facts.person.email]],
    },
    {
      ...undescribed,
      kind: "softwareAgent",
      id: recorder,
      label: `${name} ${version}`,
      own: [
        ["name", name],
        ["version", version],
      ],
    },
  ];
}

function responsibilities(): (Association | Delegation)[] {
  return [
    { kind: "wasAssociatedWith", activity: execution, agent: person, plan, role: "operator" },
    { kind: "wasAssociatedWith", activity: execution, agent: recorder, plan, role: "recorder" },
    { kind: "actedOnBehalfOf", delegate: recorder, responsible: person, activity: execution },
  ];
}

/** What one that was taken from the cache names as its outputs was generated by the original. */
function ownArtifacts({ artifacts, status }: ProvenanceFacts): readonly Artifact[] {
  if (cachedFromOf(status) === null) return artifacts;
  return artifacts.filter((artifact) => artifact.direction === "input" || liesInBundle(artifact));
}

function* generatedEntities(outputs: readonly Artifact[]): Generator<Generated, void> {
  for (const [index, artifact] of outputs.entries())
    yield {
      generation: `run:generation-${index + 1}`,
      role: artifact.role,
      entity: {
        kind: "entity",
        id: `run:output-${index + 1}`,
        label: artifact.name,
        locations: [artifact.uri],
        terms: isLog(artifact)
          ? ["executions:Artifact", "executions:Log", "d4s:COMPUTED"]
          : ["executions:Artifact", "d4s:COMPUTED"],
        typeText: artifact.type,
        value: null,
        own: artifactFacts(artifact),
      },
    };
}

function isLog(artifact: Artifact): boolean {
  return artifact.uri === bundlePaths.stdout || artifact.uri === bundlePaths.stderr;
}
