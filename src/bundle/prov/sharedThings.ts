import { grouped } from "../../core/grouped";
import { type Entity, type Id, type OwnName, type ProvElement, undescribed } from "./provDocument";

export interface SharedThings {
  /** The one name of each thing that has several. */
  readonly names: ReadonlyMap<Id, Id>;
  /** What several executions made alike, and that theirs are specializations of it. */
  readonly added: readonly ProvElement[];
}

interface Content {
  readonly sha256: string;
  readonly entities: readonly Entity[];
}

/**
 * What stands in several documents and is one thing. Files of the same content are one entity. An entity can be
 * generated once alone, and not after it was used (PROV-CONSTRAINTS, 24 and 38): where several executions made the same
 * content, or one after another had used it, their outputs stay apart, and each is a specialization of the content.
 * Empty files are never taken for the same.
 */
export function sharedThings(elements: readonly ProvElement[]): SharedThings {
  const times = timesOf(elements);
  const names = new Map<Id, Id>();
  const added: ProvElement[] = [];
  for (const alike of sameThings(elements)) name(names, alike, alike[0]);
  for (const content of contentsOf(elements)) {
    const made = content.entities.filter(({ id }) => times.generated.has(id));
    const ids = content.entities.map(({ id }) => id);
    const [first, ...others] = made;
    if (others.length === 0 && (first === undefined || isMadeBefore(first.id, ids, times)))
      name(names, ids, first?.id ?? ids[0]);
    else {
      const general = generalOf(content);
      const used = ids.filter((id) => !times.generated.has(id));
      added.push(general);
      name(names, used, general.id);
      for (const { id } of made)
        added.push({ kind: "specializationOf", specificEntity: id, generalEntity: general.id });
    }
  }
  return { names, added };
}

function name(names: Map<Id, Id>, ids: readonly Id[], canonical: Id | undefined): void {
  for (const id of ids) if (canonical !== undefined && id !== canonical) names.set(id, canonical);
}

interface Times {
  /** When each entity was generated, as far as it is known. */
  readonly generated: ReadonlyMap<Id, string | null>;
  /** When each was first used. */
  readonly used: ReadonlyMap<Id, string>;
}

function timesOf(elements: readonly ProvElement[]): Times {
  const generated = new Map<Id, string | null>();
  const used = new Map<Id, string>();
  for (const element of elements) {
    if (element.kind === "wasGeneratedBy") generated.set(element.entity, element.time);
    else if (element.kind === "used" && element.time !== null) {
      const earlier = used.get(element.entity);
      if (earlier === undefined || element.time < earlier) used.set(element.entity, element.time);
    }
  }
  return { generated, used };
}

function isMadeBefore(made: Id, ids: readonly Id[], { generated, used }: Times): boolean {
  const time = generated.get(made) ?? null;
  return ids.every((id) => {
    const use = used.get(id);
    return id === made || time === null || use === undefined || time <= use;
  });
}

/** Files by content, each of several entities. */
function contentsOf(elements: readonly ProvElement[]): Content[] {
  const files = elements.flatMap((element) =>
    element.kind === "entity" && Number(ownOf(element, "size")) > 0 ? [element] : [],
  );
  return Array.from(
    grouped(files, (file) => String(ownOf(file, "sha256") ?? "")),
    ([sha256, entities]) => ({ sha256, entities }),
  ).filter(({ sha256, entities }) => sha256 !== "" && entities.length > 1);
}

function generalOf({ sha256, entities }: Content): Entity {
  const [first] = entities;
  return {
    ...undescribed,
    kind: "entity",
    id: `content:sha256-${sha256}`,
    label: first?.label ?? sha256,
    terms: ["executions:Content"],
    value: null,
    own: [
      ["sha256", sha256],
      ["size", first === undefined ? null : ownOf(first, "size")],
    ],
  };
}

/** People and programs of one name, and commits without changes. */
function sameThings(elements: readonly ProvElement[]): Id[][] {
  const keyed = elements.flatMap((element) => {
    const key = keyOf(element);
    return key === null ? [] : [key];
  });
  return Array.from(grouped(keyed, ({ key }) => key).values(), (alike) => alike.map(({ id }) => id));
}

function keyOf(element: ProvElement): { readonly key: string; readonly id: Id } | null {
  switch (element.kind) {
    case "person":
    case "softwareAgent":
      return { key: JSON.stringify([element.kind, element.label, element.own]), id: element.id };
    case "entity":
      return element.terms.includes("executions:CodeVersion") && ownOf(element, "dirty") === false
        ? { key: JSON.stringify(["code", element.own]), id: element.id }
        : null;
    default:
      return null;
  }
}

function ownOf({ own }: Entity, wanted: OwnName): string | number | boolean | null {
  return own.find(([named]) => named === wanted)?.[1] ?? null;
}
