import { isJsonObject } from "../../src/core/json";
import { cleanText } from "../../src/bundle/prov/provNames";
import { provName, readXml, type XmlElement } from "../../src/bundle/prov/readProvXml";

/**
 * What a document of provenance says, in whichever format: each record as one text of its kind, its id and its
 * attributes, in an order of their own. PROV-XML says by its elements what PROV-JSON says by types.
 */
export function recordsOfXml(xml: string): string[] {
  return readXml(xml).children.flatMap(xmlRecords).sort();
}

export function recordsOfJson(json: string): string[] {
  const document: unknown = JSON.parse(json);
  if (!isJsonObject(document)) throw new Error("no document");
  const { prefix, ...members } = document;
  if (!isJsonObject(prefix)) throw new Error("no prefixes");
  return Object.entries(members)
    .flatMap(([kind, records]) =>
      Object.entries(isJsonObject(records) ? records : {}).map(([id, attributes]) =>
        told(kind, id.startsWith("_:") ? "" : id, attributesOf(attributes)),
      ),
    )
    .sort();
}

type Attribute = readonly [name: string, value: string];

const kinds: Readonly<Record<string, readonly [kind: string, type: string]>> = {
  plan: ["entity", "prov:Plan"],
  collection: ["entity", "prov:Collection"],
  person: ["agent", "prov:Person"],
  softwareAgent: ["agent", "prov:SoftwareAgent"],
};

function xmlRecords(element: XmlElement): string[] {
  const name = provName(element.name) ?? "";
  const id = valueOf(element, "id");
  const [kind, type] = kinds[name] ?? [name, null];
  const attributes = element.children.map((child): Attribute => [
    child.written,
    valueOf(child, "ref") || child.text,
  ]);
  const typed: Attribute[] = type === null ? attributes : [["prov:type", type], ...attributes];
  if (name !== "hadMember") return [told(kind, id, typed)];
  const [collection, ...members] = typed;
  return members.map((member) => told(kind, id, [...(collection === undefined ? [] : [collection]), member]));
}

function attributesOf(attributes: unknown): Attribute[] {
  return Object.entries(isJsonObject(attributes) ? attributes : {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): Attribute => [
      name,
      asText(isJsonObject(one) ? one["$"] : one),
    ]),
  );
}

function valueOf(element: XmlElement, attribute: "id" | "ref"): string {
  const found = [...element.attributes].find(([name]) => provName(name) === attribute);
  return found?.[1] ?? "";
}

/** XML holds less than JSON does: what it cannot hold is not compared. */
function told(kind: string, id: string, attributes: readonly Attribute[]): string {
  return JSON.stringify([kind, id, attributes.map(([name, value]) => `${name}=${cleanText(value)}`).sort()]);
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
