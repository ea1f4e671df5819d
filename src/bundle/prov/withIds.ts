import { type Id, type ProvElement, type ProvRelation } from "./provDocument";

/** The element with other names for what it is and what it points to. */
export function withIds(element: ProvElement, of: (id: Id) => Id): ProvElement {
  switch (element.kind) {
    case "activity":
    case "entity":
    case "plan":
    case "collection":
    case "person":
    case "softwareAgent":
      return { ...element, id: of(element.id) };
    case "used":
    case "wasGeneratedBy":
      return {
        ...element,
        id: of(element.id),
        activity: of(element.activity),
        entity: of(element.entity),
      };
    default:
      return relationWithIds(element, of);
  }
}

function relationWithIds(element: ProvRelation, of: (id: Id) => Id): ProvRelation {
  switch (element.kind) {
    case "wasDerivedFrom":
      return {
        ...element,
        generatedEntity: of(element.generatedEntity),
        usedEntity: of(element.usedEntity),
        activity: of(element.activity),
        generation: of(element.generation),
        usage: of(element.usage),
      };
    case "wasAttributedTo":
      return { ...element, entity: of(element.entity), agent: of(element.agent) };
    case "wasAssociatedWith":
      return {
        ...element,
        activity: of(element.activity),
        agent: of(element.agent),
        plan: of(element.plan),
      };
    case "actedOnBehalfOf":
      return {
        ...element,
        delegate: of(element.delegate),
        responsible: of(element.responsible),
        activity: of(element.activity),
      };
    case "wasInformedBy":
      return { ...element, informed: of(element.informed), informant: of(element.informant) };
    case "hadMember":
      return {
        ...element,
        collection: of(element.collection),
        members: [...new Set(element.members.map(of))],
      };
    case "specializationOf":
      return {
        ...element,
        specificEntity: of(element.specificEntity),
        generalEntity: of(element.generalEntity),
      };
  }
}
