import type { LogDifference } from "./logDifference";
import type { MemberDifference } from "./memberDifference";
import type { Bounded } from "./bounded";
import type { TableDifference } from "./tableDifference";
import type { TextDifference } from "./textDifference";

/** A place of a JSON document as it is told: values as JSON, cut where they are long. */
export interface JsonPlace {
  readonly kind: "added" | "removed" | "changed";
  /** As JavaScript writes it: `metrics.loss[3]`. */
  readonly path: string;
  /** Null where it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** How two contents differ, by what they are. */
export type ContentDifference =
  | { readonly kind: "json"; readonly changes: Bounded<JsonPlace> }
  | TableDifference
  | TextDifference
  | LogDifference
  | MemberDifference
  /** What is no text, or too large to be compared as more than bytes. @property offset of the first byte that differs. */
  | { readonly kind: "bytes"; readonly offset: number };

/** What a file is compared as; told from its name, and from what lies in it where that does not tell. */
export type ContentKind = "json" | "table" | "log" | "text";

/** What a file of this name is compared as when it holds text. */
export function contentKindOf(name: string): ContentKind {
  if (/\.(?:json|geojson|ipynb)$/i.test(name)) return "json";
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return "table";
  return /\.(?:log|out|err)$/i.test(name) ? "log" : "text";
}
