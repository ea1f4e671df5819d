import { isJsonObject, type JsonObject } from "../../src/core/json";

type Rule = (crate: Crate) => readonly string[];

/** A crate's metadata as it was read, with the paths of the files that lie beside it. */
interface Crate {
  readonly context: unknown;
  readonly graph: readonly JsonObject[];
  readonly entity: (id: string) => JsonObject | undefined;
  readonly files: ReadonlySet<string>;
}

/**
 * Each MUST of RO-Crate 1.1 (structure, metadata, root data entity, data entities, JSON-LD) and of Process Run Crate 0.5
 * by the words that it is asked for with: it knows nothing of how a crate was made.
 */
export const crateRules: Readonly<Record<string, Rule>> = {
  "the metadata is JSON-LD with a context that names RO-Crate 1.1, and a flat graph": ({
    context,
    graph,
  }) => [
    ...unless(
      listOf(context).includes("https://w3id.org/ro/crate/1.1/context"),
      "no context of RO-Crate 1.1",
    ),
    ...unless(graph.length > 0, "no @graph"),
    ...graph.flatMap((entity) => nested(entity).map((name) => `${idOf(entity)}: ${name} holds an entity`)),
  ],
  "each entity has one @id, and a @type": ({ graph }) =>
    graph.flatMap((entity) => [
      ...unless(idOf(entity) !== "", `${JSON.stringify(entity)} has no @id`),
      ...unless(typesOf(entity).length > 0, `${idOf(entity)} has no @type`),
      ...unless(
        graph.filter((other) => idOf(other) === idOf(entity)).length === 1,
        `${idOf(entity)} is there twice`,
      ),
    ]),
  "each reference leads to an entity of the graph, or to the specification": ({ graph, entity }) =>
    graph.flatMap((from) =>
      referencesOf(from)
        .filter((id) => entity(id) === undefined && id !== "https://w3id.org/ro/crate/1.1")
        .map((id) => `${idOf(from)} refers to ${id}`),
    ),
  "the metadata file describes itself, the root, and the version that it conforms to": ({ entity }) => {
    const descriptor = entity("ro-crate-metadata.json");
    return [
      ...unless(typesOf(descriptor).includes("CreativeWork"), "it is no CreativeWork"),
      ...unless(targets(descriptor, "about").join() === "./", "it is not about ./"),
      ...unless(
        targets(descriptor, "conformsTo").includes("https://w3id.org/ro/crate/1.1"),
        "it conforms to nothing",
      ),
    ];
  },
  "the root is a Dataset with name, description, a date of ISO 8601 and a licence": ({ entity }) => {
    const root = entity("./");
    const published = JSON.stringify(root?.["datePublished"] ?? null);
    return [
      ...unless(typesOf(root).includes("Dataset"), "it is no Dataset"),
      ...unless(/^"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?"$/.test(published), `published ${published}`),
      ...["name", "description"].flatMap((name) =>
        unless(typeof root?.[name] === "string" && root[name] !== "", `no ${name}`),
      ),
      ...unless(targets(root, "license").length === 1, "no licence"),
    ];
  },
  "each file and folder is a part of the root": ({ graph, entity }) => {
    const parts = new Set(targets(entity("./"), "hasPart"));
    return graph
      .filter(
        (each) => idOf(each) !== "./" && ["File", "Dataset"].some((type) => typesOf(each).includes(type)),
      )
      .flatMap((each) => unless(parts.has(idOf(each)), `${idOf(each)} is no part`));
  },
  "the @id of a file is a relative path that is there, or an absolute URI": ({ graph, files }) =>
    graph
      .filter((each) => typesOf(each).includes("File"))
      .map(idOf)
      .flatMap((id) => [
        ...unless(/^[\w!$&'()*+,;=:@%./~#-]+$/.test(id), `${id} is no URI`),
        ...unless(
          /^[a-z][a-z0-9+.-]*:/i.test(id) || files.has(decodeURIComponent(id)),
          `${id} is not in the crate`,
        ),
      ]),
  "a folder's @id ends with a slash": ({ graph }) =>
    graph
      .filter((each) => typesOf(each).includes("Dataset"))
      .flatMap((each) => unless(idOf(each).endsWith("/"), `${idOf(each)} does not`)),
  "each file of the crate but the metadata is told of": ({ entity, files }) =>
    [...files]
      .filter((path) => path !== "ro-crate-metadata.json")
      .flatMap((path) =>
        unless(entity(path.split("/").map(encodeURIComponent).join("/")) !== undefined, `${path} is not`),
      ),
  "the root conforms to Process Run Crate 0.5, which is a CreativeWork of the graph": ({ entity }) => {
    const profile = "https://w3id.org/ro/wfrun/process/0.5";
    return [
      ...unless(targets(entity("./"), "conformsTo").includes(profile), "the root does not conform"),
      ...unless(typesOf(entity(profile)).includes("CreativeWork"), "the profile is no CreativeWork"),
    ];
  },
  "there is an action, which the root mentions": ({ graph, entity }) => {
    const mentioned = targets(entity("./"), "mentions");
    const actions = actionsOf(graph);
    return [
      ...unless(actions.length === 1, `there are ${actions.length} actions`),
      ...actions.flatMap((action) =>
        unless(mentioned.includes(idOf(action)), `${idOf(action)} is not mentioned`),
      ),
    ];
  },
  "the action has an instrument, which is an application or source code": ({ graph, entity }) =>
    actionsOf(graph).flatMap((action) => {
      const instruments = targets(action, "instrument");
      return [
        ...unless(instruments.length === 1, "no instrument"),
        ...instruments.flatMap((id) =>
          unless(
            typesOf(entity(id)).some((type) => ["SoftwareApplication", "SoftwareSourceCode"].includes(type)),
            `${id} is no software`,
          ),
        ),
      ];
    }),
  "the action has results, and creates them, or has none": ({ graph }) =>
    actionsOf(graph).flatMap((action) => {
      const makes = typesOf(action).includes("CreateAction");
      return unless(
        makes === targets(action, "result").length > 0,
        `${typesOf(action).join()} and its results differ`,
      );
    }),
  "an error is told of failed actions alone": ({ graph }) =>
    actionsOf(graph).flatMap((action) => {
      const failed = action["actionStatus"] === "http://schema.org/FailedActionStatus";
      return unless(failed || action["error"] === undefined, "one that did not fail has an error");
    }),
};

/** What one rule, or each of them, finds wrong with a crate. @param files the paths of all that lies in it. */
export function crateProblems(
  metadata: unknown,
  files: Iterable<string>,
  rules = Object.values(crateRules),
): string[] {
  const graph = isJsonObject(metadata) ? listOf(metadata["@graph"]).filter(isJsonObject) : [];
  const crate: Crate = {
    context: isJsonObject(metadata) ? metadata["@context"] : undefined,
    graph,
    entity: (id) => graph.find((each) => idOf(each) === id),
    files: new Set(files),
  };
  return rules.flatMap((rule) => rule(crate));
}

function actionsOf(graph: readonly JsonObject[]): JsonObject[] {
  return graph.filter((each) => typesOf(each).some((type) => type.endsWith("Action")));
}

function idOf(entity: JsonObject): string {
  return typeof entity["@id"] === "string" ? entity["@id"] : "";
}

function typesOf(entity: JsonObject | undefined): string[] {
  return listOf(entity?.["@type"]).filter((type) => typeof type === "string");
}

function targets(entity: JsonObject | undefined, property: string): string[] {
  return listOf(entity?.[property]).flatMap((value) => (isJsonObject(value) ? [idOf(value)] : []));
}

function referencesOf(entity: JsonObject): string[] {
  return Object.keys(entity).flatMap((property) => targets(entity, property));
}

/** The properties that hold more than a value or a reference. */
function nested(entity: JsonObject): string[] {
  return Object.entries(entity).flatMap(([name, value]) =>
    listOf(value).some((one) => isJsonObject(one) && Object.keys(one).join() !== "@id") ? [name] : [],
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function unless(fine: boolean, problem: string): string[] {
  return fine ? [] : [problem];
}
