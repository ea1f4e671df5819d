import {
  type Activity,
  type Agent,
  type Association,
  type Attribution,
  type Communication,
  type Delegation,
  type Derivation,
  type Entity,
  type Generation,
  type Id,
  type Membership,
  type OwnFact,
  type ProvDocument,
  type ProvElement,
  type ProvRelation,
  type Specialization,
  type Term,
  type Usage,
  type Value,
} from "./provDocument";
import { cleanText, namespaces } from "./provNames";
import { xmlLibrary } from "./xmlLibrary";

/** An element as the builder takes it with `preserveOrder`: one key that is its name, and its attributes under ":@". */
type Node = Readonly<Record<string, string | readonly Node[] | Readonly<Record<string, string>>>>;

/** Carriage returns too: readers take a bare one for a line feed (XML 1.0, section 2.11). */
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
};

const root = "prov:document";
const rootBegin = `<${root}>`;
const rootEnd = `\n</${root}>`;
/** So many elements are put together in memory. */
const elementsAtOnce = 50;

/**
 * A document as PROV-XML (W3C Note, 2013-04-30), valid against its schema: UTF-8 text that ends with a newline,
 * the same for the same document, in pieces. Characters that XML cannot hold become U+FFFD.
 */
export function* provXmlPieces(document: ProvDocument, atOnce = elementsAtOnce): Generator<string, void> {
  const builder = new xmlLibrary.XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    format: true,
    indentBy: "  ",
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    processEntities: false,
    tagValueProcessor: escaped,
    attributeValueProcessor: escaped,
  });
  const declared = [...Object.entries(namespaces), ...document.instances];
  const attributes = Object.fromEntries(
    declared.map(([prefix, namespace]) => [`xmlns:${prefix}`, namespace]),
  );
  let isFirst = true;
  for (const nodes of inGroups(document.elements, atOnce)) {
    const text = builder.build(
      isFirst
        ? [
            { "?xml": [], ":@": { version: "1.0", encoding: "UTF-8" } },
            { [root]: nodes, ":@": attributes },
          ]
        : [{ [root]: nodes }],
    );
    yield text.slice(isFirst ? 0 : text.indexOf(rootBegin) + rootBegin.length, -rootEnd.length);
    isFirst = false;
  }
  yield `${rootEnd}\n`;
}

function* inGroups(elements: Iterable<ProvElement>, size: number): Generator<readonly Node[], void> {
  let nodes: Node[] = [];
  for (const element of elements) {
    nodes.push(nodeOf(element));
    if (nodes.length < size) continue;
    yield nodes;
    nodes = [];
  }
  if (nodes.length > 0) yield nodes;
}

function nodeOf(element: ProvElement): Node {
  switch (element.kind) {
    case "activity":
      return activity(element);
    case "entity":
      return { "prov:entity": entityParts(element), ":@": idOf(element.id) };
    case "plan":
      return { "prov:plan": entityParts(element), ":@": idOf(element.id) };
    case "collection":
      return { "prov:collection": entityParts(element), ":@": idOf(element.id) };
    case "person":
      return { "prov:person": agentParts(element), ":@": idOf(element.id) };
    case "softwareAgent":
      return { "prov:softwareAgent": agentParts(element), ":@": idOf(element.id) };
    case "used":
      return usage(element);
    case "wasGeneratedBy":
      return generation(element);
    default:
      return relationOf(element);
  }
}

function relationOf(element: ProvRelation): Node {
  switch (element.kind) {
    case "wasDerivedFrom":
      return derivation(element);
    case "wasAttributedTo":
      return attribution(element);
    case "wasAssociatedWith":
      return association(element);
    case "actedOnBehalfOf":
      return delegation(element);
    case "wasInformedBy":
      return communication(element);
    case "hadMember":
      return membership(element);
    case "specializationOf":
      return specialization(element);
  }
}

function activity(element: Activity): Node {
  const parts = [
    ...time("prov:startTime", element.startTime),
    ...time("prov:endTime", element.endTime),
    ...described(element),
    ...element.own.flatMap(ownNode),
  ];
  return { "prov:activity": parts, ":@": idOf(element.id) };
}

function entityParts(element: Entity): Node[] {
  return [...described(element), ...valueNode(element.value), ...element.own.flatMap(ownNode)];
}

function agentParts(element: Agent): Node[] {
  return [...described(element), ...element.own.flatMap(ownNode)];
}

function usage(element: Usage): Node {
  const parts = [
    reference("prov:activity", element.activity),
    reference("prov:entity", element.entity),
    ...time("prov:time", element.time),
    roleNode(element.role),
  ];
  return { "prov:used": parts, ":@": idOf(element.id) };
}

function generation(element: Generation): Node {
  const parts = [
    reference("prov:entity", element.entity),
    reference("prov:activity", element.activity),
    ...time("prov:time", element.time),
    roleNode(element.role),
  ];
  return { "prov:wasGeneratedBy": parts, ":@": idOf(element.id) };
}

function derivation(element: Derivation): Node {
  return {
    "prov:wasDerivedFrom": [
      reference("prov:generatedEntity", element.generatedEntity),
      reference("prov:usedEntity", element.usedEntity),
      reference("prov:activity", element.activity),
      reference("prov:generation", element.generation),
      reference("prov:usage", element.usage),
    ],
  };
}

function attribution(element: Attribution): Node {
  return {
    "prov:wasAttributedTo": [
      reference("prov:entity", element.entity),
      reference("prov:agent", element.agent),
    ],
  };
}

function association(element: Association): Node {
  return {
    "prov:wasAssociatedWith": [
      reference("prov:activity", element.activity),
      reference("prov:agent", element.agent),
      reference("prov:plan", element.plan),
      roleNode(element.role),
    ],
  };
}

function delegation(element: Delegation): Node {
  return {
    "prov:actedOnBehalfOf": [
      reference("prov:delegate", element.delegate),
      reference("prov:responsible", element.responsible),
      reference("prov:activity", element.activity),
    ],
  };
}

function communication(element: Communication): Node {
  return {
    "prov:wasInformedBy": [
      reference("prov:informed", element.informed),
      reference("prov:informant", element.informant),
      ...element.terms.map(termNode),
    ],
  };
}

function membership(element: Membership): Node {
  return {
    "prov:hadMember": [
      reference("prov:collection", element.collection),
      ...element.members.map((member) => reference("prov:entity", member)),
    ],
  };
}

function specialization(element: Specialization): Node {
  return {
    "prov:specializationOf": [
      reference("prov:specificEntity", element.specificEntity),
      reference("prov:generalEntity", element.generalEntity),
    ],
  };
}

function described(element: Activity | Entity | Agent): Node[] {
  return [
    { "prov:label": text(element.label) },
    ...element.locations.map((location) => ({ "prov:location": text(location) })),
    ...element.terms.map(termNode),
    ...(element.typeText === null
      ? []
      : [{ "prov:type": text(element.typeText), ":@": { "xsi:type": "xsd:string" } }]),
  ];
}

function termNode(term: Term): Node {
  return { "prov:type": text(term), ":@": { "xsi:type": "xsd:QName" } };
}

function roleNode(role: string): Node {
  return { "prov:role": text(role), ":@": { "xsi:type": "xsd:string" } };
}

function valueNode(value: Value | null): Node[] {
  return value === null ? [] : [{ "prov:value": text(value.text), ":@": { "xsi:type": value.datatype } }];
}

function ownNode([name, value]: OwnFact): Node[] {
  return value === null ? [] : [{ [`executions:${name}`]: text(String(value)) }];
}

function time(name: "prov:startTime" | "prov:endTime" | "prov:time", value: string | null): Node[] {
  return value === null ? [] : [{ [name]: text(value) }];
}

function reference(name: `prov:${string}`, id: Id): Node {
  return { [name]: [], ":@": { "prov:ref": id } };
}

function idOf(id: Id): Record<string, string> {
  return { "prov:id": id };
}

function text(value: string): Node[] {
  return [{ "#text": value }];
}

/** What the builder writes for a text or an attribute's value. */
function escaped(_name: string, value: unknown): string {
  return cleanText(String(value)).replaceAll(/[&<>"'\r]/g, (character) => escapes[character] ?? character);
}
