import { grammar, type Rule, type Target } from "./provGrammar";
import { namespaces } from "./provNames";
import { provName, type XmlElement } from "./readProvXml";
import { isZonedTime } from "./zonedTime";

const idAttribute = `${namespaces.prov}id`;
const refAttribute = `${namespaces.prov}ref`;

/** A QName whose parts are plain names; enough of XML's letters for every language (Namespaces in XML, section 4). */
const legalQName = /^([\p{L}_][\p{L}\p{N}\p{M}._-]*:)?[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u;

/** What the elements of a document are, by the resolved names of their ids. */
export type Declared = ReadonlyMap<string, readonly Target[]>;

/** The id of an element as a resolved name, or null. */
export function idOf(element: XmlElement): string | null {
  const id = element.attributes.get(idAttribute);
  return id === undefined ? null : element.resolve(id);
}

/** What a child of this PROV name points to, as a resolved name, or null. */
export function referenceOf(element: XmlElement, child: string): string | null {
  return referencesOf(element, child)[0] ?? null;
}

/** The same for a child that repeats. */
export function referencesOf(element: XmlElement, child: string): string[] {
  return element.children.flatMap((candidate) => {
    const ref = provName(candidate.name) === child ? candidate.attributes.get(refAttribute) : undefined;
    const name = ref === undefined ? null : candidate.resolve(ref);
    return name === null ? [] : [name];
  });
}

/** Ids that are missing, illegal or used twice; and what is declared. */
export function checkIds(elements: readonly XmlElement[]): { declared: Declared; problems: string[] } {
  const declared = new Map<string, readonly Target[]>();
  const problems = elements.flatMap((element) => {
    const rule = ruleOf(element);
    const id = element.attributes.get(idAttribute);
    if (id === undefined) return rule?.named === true ? [`${element.written} has no prov:id`] : [];
    const name = legalQName.test(id) ? element.resolve(id) : null;
    if (name === null) return [`${element.written}: "${id}" is no legal id`];
    if (declared.has(name)) return [`${element.written}: the id ${id} is used twice`];
    declared.set(name, rule?.is ?? []);
    return [];
  });
  return { declared, problems };
}

/** What the W3C schema would say of one element, and references that lead nowhere or to something else. */
export function checkShape(element: XmlElement, declared: Declared): string[] {
  const rule = ruleOf(element);
  if (rule === null) return [`${element.written} is no element of a PROV document`];
  return [
    ...checkOrder(element, rule),
    ...element.children.flatMap((child) =>
      checkContent(child, rule, declared).map((problem) => `${nameOf(element)}: ${problem}`),
    ),
  ];
}

/** How messages call an element. */
export function nameOf(element: XmlElement): string {
  const id = element.attributes.get(idAttribute);
  return id === undefined ? element.written : `${element.written} ${id}`;
}

function ruleOf(element: XmlElement): Rule | null {
  return grammar.get(provName(element.name) ?? "") ?? null;
}

function checkOrder(element: XmlElement, rule: Rule): string[] {
  const problems: string[] = [];
  let place = 0;
  for (const child of element.children) {
    const next = placeOf(child, rule, place);
    if (next === null) problems.push(`${nameOf(element)}: ${child.written} may not stand in this place`);
    else place = next;
  }
  const present = new Set(element.children.map((child) => provName(child.name)));
  const missing = rule.children.filter((child) => child.required && !present.has(child.name));
  return [...problems, ...missing.map((child) => `${nameOf(element)}: prov:${child.name} is missing`)];
}

/** The place in the rule that comes after this child, where it may stand at or after `from`; else null. */
function placeOf(child: XmlElement, rule: Rule, from: number): number | null {
  const name = provName(child.name);
  if (name === null) return rule.open && isQualified(child) ? rule.children.length : null;
  const index = rule.children.findIndex((candidate) => candidate.name === name);
  if (index < from) return null;
  return rule.children[index]?.repeats === true ? index : index + 1;
}

function isQualified(element: XmlElement): boolean {
  return element.name !== element.written;
}

function checkContent(child: XmlElement, rule: Rule, declared: Declared): string[] {
  const expected = rule.children.find((candidate) => candidate.name === provName(child.name));
  if (expected === undefined) return [];
  const { content } = expected;
  if (content === "time")
    return isZonedTime(child.text.trim())
      ? []
      : [`"${child.text}" is no time with a zone (${child.written})`];
  return content === "text" ? [] : checkReference(child, content.to, declared);
}

function checkReference(child: XmlElement, target: Target, declared: Declared): string[] {
  const ref = child.attributes.get(refAttribute);
  if (ref === undefined) return [`${child.written} has no prov:ref`];
  const name = child.resolve(ref);
  const is = name === null ? undefined : declared.get(name);
  if (is === undefined) return [`${child.written} points to ${ref}, which is not in the document`];
  return target === "anything" || is.includes(target)
    ? []
    : [`${child.written} points to ${ref}, which is no ${target}`];
}
