import { namespaces } from "./provNames";
import { xmlLibrary } from "./xmlLibrary";

/** An element with its names resolved; a resolved name is the namespace followed by the local part. */
export interface XmlElement {
  readonly name: string;
  /** As it was written, for messages. */
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly within. */
  readonly text: string;
  /** The resolved name that a QName in this place stands for; null when its prefix is not declared. */
  readonly resolve: (qName: string) => string | null;
}

type Scope = ReadonlyMap<string, string>;

/** As the parser gives it with `preserveOrder`: one key that is the element's name, and ":@". */
type Node = Readonly<Record<string, unknown>>;

const documentType = /<!(DOCTYPE|ENTITY)/i;
const predefined: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The root element of a document from outside. Nothing is fetched or expanded.
 * @throws {Error} where it is not well-formed, has a document type or an entity, or uses an undeclared prefix.
 */
export function readXml(xml: string): XmlElement {
  if (documentType.test(xml)) throw new Error("it has a document type declaration, which is refused");
  const wellFormed = xmlLibrary.XMLValidator.validate(xml);
  if (wellFormed !== true) throw new Error(`line ${wellFormed.err.line}: ${wellFormed.err.msg}`);
  const parser = new xmlLibrary.XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    cdataPropName: "#cdata",
  });
  const root = (parser.parse(xml) as Node[]).find(isElement);
  if (root === undefined) throw new Error("it has no element");
  return elementOf(root, new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]));
}

/** The local part of a name in PROV's namespace, else null. */
export function provName(name: string): string | null {
  return name.startsWith(namespaces.prov) ? name.slice(namespaces.prov.length) : null;
}

function elementOf(node: Node, outer: Scope): XmlElement {
  const written = tagOf(node);
  const attributes = Object.entries((node[":@"] ?? {}) as Record<string, string>);
  const scope = scopeWithin(attributes, outer);
  const content = node[written] as readonly Node[];
  return {
    name: resolved(written, scope, true),
    written,
    attributes: new Map(
      attributes
        .filter(([name]) => !isDeclaration(name))
        .map(([name, value]) => [resolved(name, scope, false), decoded(value)]),
    ),
    children: content.filter(isElement).map((child) => elementOf(child, scope)),
    text: content.map(textOf).join(""),
    resolve: (qName) => expanded(qName, scope, true),
  };
}

function scopeWithin(attributes: readonly (readonly [string, string])[], outer: Scope): Scope {
  const declarations = attributes.filter(([name]) => isDeclaration(name));
  if (declarations.length === 0) return outer;
  return new Map([
    ...outer,
    ...declarations.map(([name, value]): [string, string] => [name.slice("xmlns:".length), decoded(value)]),
  ]);
}

function isDeclaration(attribute: string): boolean {
  return attribute === "xmlns" || attribute.startsWith("xmlns:");
}

function resolved(qName: string, scope: Scope, useDefault: boolean): string {
  const name = expanded(qName, scope, useDefault);
  if (name === null) throw new Error(`the prefix of ${qName} is not declared`);
  return name;
}

/** Attributes without a prefix are in no namespace, elements and values in the default one (Namespaces in XML, 6.2). */
function expanded(qName: string, scope: Scope, useDefault: boolean): string | null {
  const colon = qName.indexOf(":");
  if (colon < 0) return `${useDefault ? (scope.get("") ?? "") : ""}${qName}`;
  const namespace = scope.get(qName.slice(0, colon));
  return namespace === undefined ? null : `${namespace}${qName.slice(colon + 1)}`;
}

function isElement(node: Node): boolean {
  const tag = tagOf(node);
  return !tag.startsWith("#") && !tag.startsWith("?");
}

function tagOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ":@") ?? "#nothing";
}

function textOf(node: Node): string {
  if ("#text" in node) return decoded(String(node["#text"]));
  if ("#cdata" in node)
    return (node["#cdata"] as readonly Node[]).map((part) => String(part["#text"])).join("");
  return "";
}

/** The text that the predefined entities and character references stand for (XML 1.0, 4.1 and 4.6). */
function decoded(text: string): string {
  return text.replaceAll(/&([^;\s&]{0,32});?/g, (reference, name: string) => {
    if (/^#(\d+|x[0-9a-f]+)$/i.test(name)) return characterOf(name);
    const character = Object.hasOwn(predefined, name) ? predefined[name] : undefined;
    if (character === undefined) throw new Error(`${reference} is not one of XML's own references`);
    return character;
  });
}

function characterOf(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (code > 0x10ffff) throw new Error(`&${name}; is no character`);
  return String.fromCodePoint(code);
}
