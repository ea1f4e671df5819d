import { metadataTitle, titleOf, type ProcessDescription } from "../core/processDescription";
import { type Translate } from "../core/translate";
import type { Row } from "./executionRow";

/** A descriptor of a workspace's methods folder, or why it is none. */
export type MethodFile =
  | { readonly ok: true; readonly path: string; readonly method: ProcessDescription }
  | { readonly ok: false; readonly path: string; readonly reason: string };

export interface MethodRow extends Row {
  readonly method: ProcessDescription;
  readonly path: string;
}

export interface ProblemRow {
  readonly path: string;
  readonly reason: string;
}

export interface MethodRows {
  readonly categories: readonly { readonly name: string; readonly methods: readonly MethodRow[] }[];
  /** Of no category. */
  readonly others: readonly MethodRow[];
  readonly problems: readonly ProblemRow[];
}

let collator: Intl.Collator | undefined;

/** Made when first used: it takes 8 ms, which the extension's start must not pay. */
function byWords(one: string, other: string): number {
  collator ??= new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return collator.compare(one, other);
}

/** Methods by category, then title, then version, newest first; what cannot be read at the end. */
export function methodRows(files: readonly MethodFile[], t: Translate): MethodRows {
  const readable = files.flatMap((file) => (file.ok ? [file] : [])).sort(inOrder);
  const seen = new Set<string>();
  const byCategory = new Map<string, MethodRow[]>();
  const others: MethodRow[] = [];
  for (const { method, path } of readable) {
    const label = titleOf(method);
    const category = metadataTitle(method, "category");
    const key = `${category ?? ""}\n${label}`;
    const description = seen.has(key) ? t("{0} · older", method.version) : method.version;
    seen.add(key);
    const row = { label, description, method, path };
    if (category === null) others.push(row);
    else byCategory.set(category, [...(byCategory.get(category) ?? []), row]);
  }
  const categories = [...byCategory]
    .map(([name, methods]) => ({ name, methods }))
    .sort((one, other) => byWords(one.name, other.name));
  const problems = files.flatMap((file) => (file.ok ? [] : [{ path: file.path, reason: file.reason }]));
  return { categories, others, problems };
}

function inOrder(one: { method: ProcessDescription }, other: { method: ProcessDescription }): number {
  return (
    byWords(titleOf(one.method), titleOf(other.method)) ||
    byWords(other.method.version, one.method.version) ||
    byWords(one.method.id, other.method.id)
  );
}
