import { prefixOf } from "./earlierActivities";
import { type Generation, type Id, type InstancePrefix } from "./provDocument";
import { type ProvenanceFacts } from "./provenanceFacts";

interface SourceEntity {
  readonly prefix: InstancePrefix;
  readonly output: number;
  readonly id: Id;
}

function entitiesOf(facts: ProvenanceFacts): Map</* uri of the input */ string, SourceEntity> {
  const entities = new Map<string, SourceEntity>();
  for (const { uri, executionId, output } of facts.sources ?? []) {
    const prefix = prefixOf(facts, executionId);
    if (prefix !== null && output !== null)
      entities.set(uri, { prefix, output, id: `${prefix}:output-${output}` });
  }
  return entities;
}

/** Inputs that are outputs of other executions: the very entities of their documents, by the input's uri. */
export function sourceEntities(facts: ProvenanceFacts): ReadonlyMap<string, Id> {
  return new Map(Array.from(entitiesOf(facts), ([uri, { id }]) => [uri, id]));
}

/** That those executions made them, in the words of their own documents. */
export function sourceGenerations(facts: ProvenanceFacts): Generation[] {
  const entities = new Map(Array.from(entitiesOf(facts).values(), (entity) => [entity.id, entity]));
  return Array.from(entities.values(), ({ prefix, output, id }) => ({
    kind: "wasGeneratedBy",
    id: `${prefix}:generation-${output}`,
    entity: id,
    activity: `${prefix}:execution`,
    time: null,
    role: "output",
  }));
}
