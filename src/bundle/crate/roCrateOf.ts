import { titleOf } from "../../core/processDescription";
import { type Annotations, type Artifact } from "../../core/records";
import { type ProvenanceFacts } from "../prov/provenanceFacts";
import { zonedTime } from "../prov/zonedTime";
import { crateAction } from "./crateAction";
import { type CrateEntity, referenceTo } from "./crateEntity";
import { artifactEntities, fileEntity, type CrateFile } from "./crateFiles";

const specification = "https://w3id.org/ro/crate/1.1";
const profile = "https://w3id.org/ro/wfrun/process/0.5";

/** `ro-crate-metadata.json`. */
export interface RoCrate {
  readonly "@context": readonly string[];
  readonly "@graph": readonly CrateEntity[];
}

export interface CrateFacts {
  readonly facts: ProvenanceFacts;
  readonly annotations: Annotations;
  /** All that the crate holds beside its metadata. */
  readonly files: readonly CrateFile[];
}

/**
 * A bundle as a crate of RO-Crate 1.1 and Process Run Crate 0.5: the same for the same bundle, whenever it is asked for.
 */
export function roCrateOf({ facts, annotations, files }: CrateFacts): RoCrate {
  const artifacts = artifactEntities(facts.executionId, facts.artifacts, files);
  const known = new Set(Array.from(artifacts.values(), ({ "@id": id }) => id));
  const others = files.map(fileEntity).filter(({ "@id": id }) => !known.has(id));
  const data = [...byId([...artifacts.values()]).values(), ...others];
  const { action, entities } = crateAction(
    facts,
    referencesOf(facts, "input", artifacts),
    referencesOf(facts, "output", artifacts),
  );
  const person = entities.find(({ "@type": type }) => type === "Person");
  const root: CrateEntity = {
    "@id": "./",
    "@type": "Dataset",
    name: annotations.name ?? action["name"] ?? facts.executionId,
    description:
      annotations.note ?? `One recorded execution (${facts.executionId}) of ${titleOf(facts.method)}.`,
    identifier: facts.executionId,
    datePublished: publishedAt(facts),
    license: { "@id": licence["@id"] },
    conformsTo: { "@id": profile },
    ...(person === undefined ? {} : { author: referenceTo(person) }),
    ...(annotations.tags.length === 0 ? {} : { keywords: annotations.tags }),
    hasPart: data.map(referenceTo),
    mentions: [referenceTo(action)],
  };
  const described = { "@id": profile, "@type": "CreativeWork", name: "Process Run Crate", version: "0.5" };
  return {
    "@context": [`${specification}/context`, "https://w3id.org/ro/terms/workflow-run/context"],
    "@graph": [descriptor, root, described, licence, action, ...entities, ...data],
  };
}

const descriptor: CrateEntity = {
  "@id": "ro-crate-metadata.json",
  "@type": "CreativeWork",
  conformsTo: { "@id": specification },
  about: { "@id": "./" },
};

/** A crate must say under which terms it may be used; nobody told us. */
const licence: CrateEntity = {
  "@id": "#license-not-stated",
  "@type": "CreativeWork",
  name: "No licence stated",
  description: "Whoever recorded this execution stated no licence: ask them before you use it.",
};

/** Of several artifacts that are one file the first one's words hold. */
function byId(entities: readonly CrateEntity[]): ReadonlyMap<string, CrateEntity> {
  return new Map(entities.toReversed().map((entity) => [entity["@id"], entity]));
}

function referencesOf(
  { artifacts }: ProvenanceFacts,
  direction: Artifact["direction"],
  entities: ReadonlyMap<Artifact, CrateEntity>,
): { readonly "@id": string }[] {
  const ids = artifacts.flatMap((artifact) => {
    const entity = artifact.direction === direction ? entities.get(artifact) : undefined;
    return entity === undefined ? [] : [entity["@id"]];
  });
  return Array.from(new Set(ids), (id) => ({ "@id": id }));
}

/** When it ended; of one that has not, when its record was last written. */
function publishedAt({ status }: ProvenanceFacts): string {
  return zonedTime(status.finished) ?? zonedTime(status.updated) ?? zonedTime(status.created) ?? "1970-01-01";
}
