import { exactText } from "../query/exactText";
import { printQuery } from "../query/printQuery";
import { statusWords } from "../query/queryStatus";
import type { Query, QueryText } from "../query/queryTree";
import type { ExecutionSummary } from "../summary";

/** What can be filtered by a chip. */
export const chipFields = [
  "pipeline",
  "status",
  "date",
  "method",
  "stage",
  "type",
  "branch",
  "tag",
  "author",
] as const;

export type ChipField = (typeof chipFields)[number];

/** Spans of time that the chip of the date offers, as a query writes them. */
export const dateWords = [
  "today",
  "yesterday",
  "last 7 days",
  "last 30 days",
  "this month",
  "last 12 months",
] as const;

/** The values that a query asks for in a field as they stand in it, where it does so as a chip would; none where it does not. */
export function chipValues(query: Query, field: ChipField): readonly QueryText[] {
  return parts(query).flatMap((part) => valuesOf(part, field) ?? []);
}

/** The query without what a chip says. */
export function withoutChip(query: Query, field: ChipField): Query {
  return joined(parts(query).filter((part) => valuesOf(part, field) === null));
}

/** The query with these values in a field, in place of what it asked there before. */
export function withChip(query: Query, field: ChipField, values: readonly QueryText[]): Query {
  const rest = parts(withoutChip(query, field));
  if (values.length === 0) return joined(rest);
  const terms = values.map((value) => termOf(field, value));
  const [only] = terms;
  return joined([...rest, terms.length === 1 && only !== undefined ? only : { kind: "or", parts: terms }]);
}

/** A query that asks for one value of a field. */
export function termOf(field: ChipField, value: QueryText): Query {
  const { text } = value;
  switch (field) {
    case "status":
      return { kind: "status", value: statusWords.includes(text) ? text : "unknown" };
    case "date": {
      const [first = text, last] = text.split(" TO ");
      return { kind: "date", operator: "=", first, last: last ?? null };
    }
    default:
      return { kind: "text", field, value };
  }
}

/** A value that a query asks for as it is, whole and with its stars. */
export function chipValue(field: ChipField, text: string): QueryText {
  return field === "status" || field === "date" ? { text, quoted: false } : exactText(field, text);
}

/** The values that an execution has in a field, as a query would name them; of a date there are none. */
export function fieldValues(summary: ExecutionSummary, field: Exclude<ChipField, "date">): readonly string[] {
  switch (field) {
    case "status":
      return [summary.state.toLowerCase()];
    case "method":
      return filled(summary.method ?? summary.methodId);
    case "tag":
      return summary.tags;
    default:
      return filled(summary[field]);
  }
}

/** All that a value of a field may be found by: of a method its title and its id. */
export function fieldTexts(summary: ExecutionSummary, field: Exclude<ChipField, "date">): readonly string[] {
  if (field !== "method") return fieldValues(summary, field);
  return [...new Set([...filled(summary.method), ...filled(summary.methodId)])];
}

function filled(value: string | null): readonly string[] {
  return value === null || value === "" ? [] : [value];
}

function parts(query: Query): readonly Query[] {
  if (query.kind === "all") return [];
  return query.kind === "and" ? query.parts : [query];
}

function joined(all: readonly Query[]): Query {
  const [only, ...others] = all;
  if (only === undefined) return { kind: "all" };
  return others.length === 0 ? only : { kind: "and", parts: all };
}

/** Null where a part says something else than a chip of this field. */
function valuesOf(part: Query, field: ChipField): readonly QueryText[] | null {
  if (part.kind === "or") {
    const each = part.parts.map((inner) => valuesOf(inner, field));
    return each.every((values) => values !== null) ? each.flat() : null;
  }
  if (field === "status") return part.kind === "status" ? [chipValue(field, part.value)] : null;
  if (field === "date") return dateValues(part);
  return part.kind === "text" && part.field === field ? [part.value] : null;
}

function dateValues(part: Query): readonly QueryText[] | null {
  if (part.kind !== "date" || part.operator !== "=") return null;
  return [chipValue("date", part.last === null ? part.first : `${part.first} TO ${part.last}`)];
}

/** The text of the query in which a value was chosen, or was given up. */
export function toggleChip(query: Query, field: ChipField, value: string, only: boolean): string {
  const present = chipValues(query, field);
  const known = present.find(({ text }) => text === value);
  const single = only || field === "date";
  const kept = single ? [] : present.filter(({ text }) => text !== value);
  const isGivenUp = known !== undefined && (!only || present.length === 1);
  const next = isGivenUp ? kept : [...kept, known ?? chipValue(field, value)];
  return printQuery(withChip(query, field, next));
}
