import {
  type Activity,
  type Agent,
  type Described,
  type Entity,
  type Generation,
  type OwnFact,
  type ProvDocument,
  type ProvElement,
  type ProvRelation,
  type Usage,
} from "./provDocument";
import { namespaces } from "./provNames";

/** A typed literal of PROV-JSON (section 2.3.4). */
interface Typed {
  readonly $: string;
  readonly type: string;
}

type Value = string | number | boolean | Typed;
type Attributes = Readonly<Record<string, Value | readonly Value[]>>;

/** The members of a document that hold records, in their order. */
const members = [
  "activity",
  "entity",
  "agent",
  "used",
  "wasGeneratedBy",
  "wasDerivedFrom",
  "wasAttributedTo",
  "wasAssociatedWith",
  "actedOnBehalfOf",
  "wasInformedBy",
  "hadMember",
  "specializationOf",
] as const;

type Member = (typeof members)[number];

interface ProvRecord {
  /** Null where PROV-JSON asks for a name that means nothing outside the document. */
  readonly id: string | null;
  readonly attributes: Attributes;
}

/**
 * A document as PROV-JSON (W3C Member Submission, 2013-04-24): UTF-8 text that ends with a newline, the same for the
 * same document, in pieces. The prefixes `prov` and `xsd` are the format's own and not declared.
 */
export function* provJsonPieces(document: ProvDocument): Generator<string, void> {
  const { d4s, executions } = namespaces;
  const prefix = { d4s, executions, ...Object.fromEntries(document.instances) };
  yield `{\n  "prefix": ${indented(prefix)}`;
  for (const member of members) {
    let count = 0;
    for (const element of document.elements) {
      if (memberOf(element) !== member) continue;
      for (const { id, attributes } of recordsOf(element)) {
        count += 1;
        yield count === 1 ? `,\n  "${member}": {\n` : ",\n";
        yield `    ${JSON.stringify(id ?? `_:${member}${count}`)}: ${indented(attributes, 4)}`;
      }
    }
    if (count > 0) yield "\n  }";
  }
  yield "\n}\n";
}

function indented(value: unknown, by = 2): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${" ".repeat(by)}`);
}

function memberOf({ kind }: ProvElement): Member {
  switch (kind) {
    case "plan":
    case "collection":
      return "entity";
    case "person":
    case "softwareAgent":
      return "agent";
    default:
      return kind;
  }
}

function recordsOf(element: ProvElement): readonly ProvRecord[] {
  switch (element.kind) {
    case "activity":
      return [{ id: element.id, attributes: activity(element) }];
    case "entity":
    case "plan":
    case "collection":
      return [{ id: element.id, attributes: entity(element) }];
    case "person":
    case "softwareAgent":
      return [{ id: element.id, attributes: agent(element) }];
    case "used":
    case "wasGeneratedBy":
      return [{ id: element.id, attributes: event(element) }];
    default:
      return relations(element).map((attributes) => ({ id: null, attributes }));
  }
}

function activity(element: Activity): Attributes {
  const { startTime, endTime } = element;
  return {
    ...(startTime === null ? {} : { "prov:startTime": startTime }),
    ...(endTime === null ? {} : { "prov:endTime": endTime }),
    ...described(element, []),
  };
}

function entity(element: Entity): Attributes {
  const { kind, value } = element;
  const types = kind === "entity" ? [] : [kind === "plan" ? "prov:Plan" : "prov:Collection"];
  return {
    ...described(element, types),
    ...(value === null ? {} : { "prov:value": { $: value.text, type: value.datatype } }),
  };
}

function agent(element: Agent): Attributes {
  return described(element, [element.kind === "person" ? "prov:Person" : "prov:SoftwareAgent"]);
}

function event({ entity: what, activity: by, time, role }: Usage | Generation): Attributes {
  return {
    "prov:activity": by,
    "prov:entity": what,
    ...(time === null ? {} : { "prov:time": time }),
    "prov:role": role,
  };
}

/** One each, save that a membership names one member (PROV-DM, 5.6.2). */
function relations(element: ProvRelation): Attributes[] {
  switch (element.kind) {
    case "hadMember":
      return element.members.map((member) => ({
        "prov:collection": element.collection,
        "prov:entity": member,
      }));
    case "wasInformedBy":
      return [
        {
          "prov:informed": element.informed,
          "prov:informant": element.informant,
          ...types(element.terms.map(qualifiedName)),
        },
      ];
    default:
      return [
        Object.fromEntries(
          Object.entries(element)
            .filter(([name]) => name !== "kind")
            .map(([name, end]) => [`prov:${name}`, end]),
        ),
      ];
  }
}

function described(element: Described, kinds: readonly string[]): Attributes {
  const { label, locations, terms, typeText, own } = element;
  return {
    "prov:label": label,
    ...several("prov:location", locations),
    ...types([...[...kinds, ...terms].map(qualifiedName), ...(typeText === null ? [] : [typeText])]),
    ...Object.fromEntries(own.flatMap(ownValue)),
  };
}

function types(values: readonly Value[]): Attributes {
  return several("prov:type", values);
}

function several(name: string, values: readonly Value[]): Attributes {
  const [first, ...others] = values;
  return first === undefined ? {} : { [name]: others.length === 0 ? first : values };
}

function qualifiedName(name: string): Typed {
  return { $: name, type: "prov:QUALIFIED_NAME" };
}

function ownValue([name, value]: OwnFact): [string, Value][] {
  return value === null ? [] : [[`executions:${name}`, value]];
}
