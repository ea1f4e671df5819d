import { type Id, type InstancePrefix, type ProvDocument, type ProvElement } from "./provDocument";
import { contentNamespace } from "./provNames";
import { combined, type Described } from "./combined";
import { sharedThings } from "./sharedThings";
import { withIds } from "./withIds";

/**
 * One document of several, each about one execution: what they share is there once. An execution that one of them
 * mentions and another is about is one activity; people, programs and clean commits are told apart by what they are,
 * files by their content ({@link sharedThings}).
 */
export function mergeProvenance(documents: readonly ProvDocument[]): ProvDocument {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return only;
  const prefixes = numbered(documents);
  const elements = documents.flatMap((document) => renamed(document, prefixes));
  const { names, added } = sharedThings(unique(elements));
  const merged = unique([
    ...elements.map((element) => withIds(element, (id) => names.get(id) ?? id)),
    ...added,
  ]);
  const instances = Array.from(prefixes, ([namespace, prefix]) => [prefix, namespace] as const);
  return {
    instances: added.length === 0 ? instances : [...instances, ["content", contentNamespace]],
    elements: merged,
  };
}

/** A prefix for each execution that is spoken of, those that a document is about first. */
function numbered(documents: readonly ProvDocument[]): ReadonlyMap<string, InstancePrefix> {
  const namespaces = (isMain: boolean): string[] =>
    documents.flatMap(({ instances }) =>
      instances.filter(([prefix]) => (prefix === "run") === isMain).map(([, namespace]) => namespace),
    );
  const all = new Set([...namespaces(true), ...namespaces(false)]);
  return new Map(Array.from(all, (namespace, index) => [namespace, `execution${index + 1}`]));
}

function renamed(
  { instances, elements }: ProvDocument,
  prefixes: ReadonlyMap<string, InstancePrefix>,
): ProvElement[] {
  const own = new Map<string, string>(instances);
  const rename = (id: Id): Id => {
    const [prefix = "", name = ""] = id.split(":");
    return `${prefixes.get(own.get(prefix) ?? "") ?? "run"}:${name}`;
  };
  return Array.from(elements, (element) => withIds(element, rename));
}

/** Each thing and each relation once; what several elements tell of one thing is told together. */
function unique(elements: readonly ProvElement[]): ProvElement[] {
  const byKey = new Map<string, ProvElement>();
  for (const element of elements) {
    const key = "id" in element ? element.id : JSON.stringify(element);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? element : told(known, element));
  }
  return [...byKey.values()];
}

function told(one: ProvElement, other: ProvElement): ProvElement {
  if (isDescribed(one) && isDescribed(other)) return combined(one, other);
  // A generation that another document only mentions has no time there.
  return "time" in one && one.time === null ? other : one;
}

function isDescribed(element: ProvElement): element is Described {
  return "label" in element;
}
