/** What an element of a relation points to. */
export type Target =
  "activity" | "entity" | "plan" | "agent" | "collection" | "generation" | "usage" | "anything";

/** A child in PROV's own namespace. */
export interface Child {
  readonly name: string;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly content: { readonly to: Target } | "time" | "text";
}

export interface Rule {
  /** What the element is, so far as others point to it. */
  readonly is: readonly Target[];
  /** Whether it must have an id. */
  readonly named: boolean;
  /** In the order that the schema asks for. */
  readonly children: readonly Child[];
  /** Whether elements of other namespaces may follow. */
  readonly open: boolean;
}

const label = many("label");
const location = many("location");
const role = many("role");
const type = many("type");
const value: Child = { name: "value", required: false, repeats: false, content: "text" };
const usualAttributes = [label, location, role, type];

const entity: Rule = { is: ["entity"], named: true, open: true, children: [label, location, type, value] };
const collection: Rule = { ...entity, is: ["entity", "collection"] };
const agent: Rule = { is: ["agent"], named: true, open: true, children: [label, location, type] };
const derivation = relation([
  to("generatedEntity", "entity"),
  to("usedEntity", "entity"),
  may("activity", "activity"),
  may("generation", "generation"),
  may("usage", "usage"),
  label,
  type,
]);

/** The elements of a document in PROV-XML, as its schema has them (prov-core.xsd, 2013). */
export const grammar: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["entity", entity],
  ["plan", { ...entity, is: ["entity", "plan"] }],
  ["collection", collection],
  ["emptyCollection", collection],
  ["bundle", entity],
  [
    "activity",
    {
      is: ["activity"],
      named: true,
      open: true,
      children: [time("startTime"), time("endTime"), label, location, type],
    },
  ],
  ["agent", agent],
  ["person", agent],
  ["organization", agent],
  ["softwareAgent", agent],
  [
    "used",
    {
      ...relation([to("activity", "activity"), may("entity", "entity"), time("time"), ...usualAttributes]),
      is: ["usage"],
    },
  ],
  [
    "wasGeneratedBy",
    {
      ...relation([to("entity", "entity"), may("activity", "activity"), time("time"), ...usualAttributes]),
      is: ["generation"],
    },
  ],
  [
    "wasInvalidatedBy",
    relation([to("entity", "entity"), may("activity", "activity"), time("time"), ...usualAttributes]),
  ],
  ["wasStartedBy", startOrEnd("starter")],
  ["wasEndedBy", startOrEnd("ender")],
  ["wasInformedBy", relation([to("informed", "activity"), to("informant", "activity"), label, type])],
  ["wasDerivedFrom", derivation],
  ["wasRevisionOf", derivation],
  ["wasQuotedFrom", derivation],
  ["hadPrimarySource", derivation],
  ["wasAttributedTo", relation([to("entity", "entity"), to("agent", "agent"), label, type])],
  [
    "wasAssociatedWith",
    relation([to("activity", "activity"), may("agent", "agent"), may("plan", "plan"), label, role, type]),
  ],
  [
    "actedOnBehalfOf",
    relation([to("delegate", "agent"), to("responsible", "agent"), may("activity", "activity"), label, type]),
  ],
  ["wasInfluencedBy", relation([to("influencee", "anything"), to("influencer", "anything"), label, type])],
  ["specializationOf", closed([to("specificEntity", "entity"), to("generalEntity", "entity")])],
  ["alternateOf", closed([to("alternate1", "entity"), to("alternate2", "entity")])],
  ["hadMember", closed([to("collection", "collection"), { ...to("entity", "entity"), repeats: true }])],
  ["other", { ...closed([]), open: true }],
]);

function relation(children: readonly Child[]): Rule {
  return { is: [], named: false, open: true, children };
}

function closed(children: readonly Child[]): Rule {
  return { is: [], named: false, open: false, children };
}

function startOrEnd(by: "starter" | "ender"): Rule {
  return relation([
    to("activity", "activity"),
    may("trigger", "entity"),
    may(by, "activity"),
    time("time"),
    ...usualAttributes,
  ]);
}

function to(name: string, target: Target): Child {
  return { name, required: true, repeats: false, content: { to: target } };
}

function may(name: string, target: Target): Child {
  return { ...to(name, target), required: false };
}

function time(name: string): Child {
  return { name, required: false, repeats: false, content: "time" };
}

function many(name: string): Child {
  return { name, required: false, repeats: true, content: "text" };
}
