import { type Derivation, type Entity, type Id, type ProvElement, undescribed } from "./provDocument";
import { type Used } from "./usedEntities";

/** An entity that the execution made, and the id of its generation. */
export interface Generated {
  readonly entity: Entity;
  readonly role: string;
  readonly generation: Id;
}

/** Above this a document would grow with the product of files: 100 inputs and 100 outputs are 10,000 pairs, 3 MB. */
const maximumPairs = 1_000;

const collection: Id = "run:inputs";
const collectionUse: Id = "run:use-inputs";

/** What an execution made, told one by one, and how many they are. */
interface AllGenerated {
  readonly count: number;
  readonly each: Iterable<Generated>;
}

/**
 * What each output derives from: every file that was used. Where those are too many pairs, the files become
 * members of one collection, which was used, and from which each output derives (PROV-DM, 5.6).
 */
export function* derivations(
  inputs: readonly Used[],
  { count, each }: AllGenerated,
  activity: Id,
  start: string | null,
): Generator<ProvElement, void> {
  const files = inputs.filter((used) => used.isFile).map(({ entity, use }) => ({ entity: entity.id, use }));
  if (files.length * count <= maximumPairs) {
    yield* pairs(files, each, activity);
    return;
  }
  yield {
    ...undescribed,
    kind: "collection",
    id: collection,
    label: "input files",
    terms: ["executions:Inputs"],
    value: null,
  };
  yield { kind: "hadMember", collection, members: files.map((file) => file.entity) };
  yield { kind: "used", id: collectionUse, activity, entity: collection, time: start, role: "inputs" };
  yield* pairs([{ entity: collection, use: collectionUse }], each, activity);
}

function* pairs(
  sources: readonly { readonly entity: Id; readonly use: Id }[],
  generated: Iterable<Generated>,
  activity: Id,
): Generator<Derivation, void> {
  for (const { entity, generation } of generated)
    for (const source of sources)
      yield {
        kind: "wasDerivedFrom",
        generatedEntity: entity.id,
        usedEntity: source.entity,
        activity,
        generation,
        usage: source.use,
      };
}
