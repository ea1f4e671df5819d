/** What a comparison asks. */
export const comparisonOperators = ["!=", "<=", ">=", "=", "<", ">"] as const;

export type ComparisonOperator = (typeof comparisonOperators)[number];

/** A value as it was written: in quotes `*` stands for itself. */
export interface QueryText {
  readonly text: string;
  readonly quoted: boolean;
}

/** Fields that are compared as text. */
export const textFields = [
  "id",
  "name",
  "note",
  "method",
  "script",
  "pipeline",
  "stage",
  "context",
  "type",
  "commit",
  "branch",
  "author",
  "tag",
  "output",
  "rerunof",
  "reason",
  "failure",
  "weekday",
  "hour",
  "log",
] as const;

export type TextField = (typeof textFields)[number];

/** Fields that hold named values: `property:epochs>10`. */
export const keyedFields = ["property", "metric", "input", "env", "package"] as const;

export type KeyedField = (typeof keyedFields)[number];

/** What `is:` may say. */
export const flags = [
  "dirty",
  "pinned",
  "stale",
  "archived",
  "imported",
  "sealed",
  "running",
  "rerun",
  "alerted",
] as const;

export type QueryFlag = (typeof flags)[number];

/** A query (design, section 10), as the parser reads it and the printer writes it. */
export type Query =
  | { readonly kind: "all" }
  | { readonly kind: "and"; readonly parts: readonly Query[] }
  | { readonly kind: "or"; readonly parts: readonly Query[] }
  | { readonly kind: "not"; readonly part: Query }
  | { readonly kind: "word"; readonly value: QueryText }
  | { readonly kind: "text"; readonly field: TextField; readonly value: QueryText }
  | {
      readonly kind: "keyed";
      readonly field: KeyedField;
      readonly name: QueryText;
      /** Null: there is such a value at all. */
      readonly comparison: { readonly operator: ComparisonOperator; readonly value: QueryText } | null;
    }
  | { readonly kind: "duration"; readonly operator: ComparisonOperator; readonly value: string }
  /** By `created`; `last` is set for a range, both ends in it. */
  | {
      readonly kind: "date";
      readonly operator: ComparisonOperator;
      readonly first: string;
      readonly last: string | null;
    }
  | { readonly kind: "status"; readonly value: string }
  | { readonly kind: "is"; readonly flag: QueryFlag };

/** Every word that may stand before a colon. */
export const fieldNames: readonly string[] = [
  ...textFields,
  ...keyedFields,
  "duration",
  "date",
  "status",
  "is",
];
