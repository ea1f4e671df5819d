import { completionPlace, type CompletionPlace } from "./completionPlace";
import { completeValue } from "./completeValue";
import { exactText } from "./exactText";
import { printText } from "./printQuery";
import { inEnglish, type Translate } from "../translate";
import type { KnownName } from "./knownNames";
import type { QueryVocabulary } from "./queryVocabulary";
import {
  comparisonOperators,
  fieldNames,
  keyedFields,
  type ComparisonOperator,
  type KeyedField,
} from "./queryTree";
import { countText, matching, rangeText } from "./completionText";
import { meaningsIn } from "./fieldMeanings";

/** What may be put in at the caret of a query: `insert` in place of the signs from `from` up to `to`. */
export interface QueryCompletion {
  readonly kind: "field" | "name" | "operator" | "value" | "keyword";
  readonly insert: string;
  /** The whole term as it would read. */
  readonly label: string;
  /** What it means, or how many executions have it. */
  readonly detail: string;
  readonly from: number;
  readonly to: number;
}

/** More than anybody reads; who types on narrows them. */
const maximumCompletions = 50;

/** Values of fields are offered for a free word of so many letters. */
const lettersForValues = 2;

/**
 * What may stand at the caret of a query: fields, names, operators, then known values with their counts, the likeliest
 * first. With one of them put in, the text up to it is a query, or the beginning of one.
 * @param caret in UTF-16 units from the start.
 * @param now for what words of dates mean.
 */
export function completeQuery(
  text: string,
  caret: number,
  vocabulary: QueryVocabulary,
  now: Date,
  t: Translate = inEnglish,
): readonly QueryCompletion[] {
  const place = completionPlace(text, caret);
  if (place === null) return [];
  return completionsAt(place, { vocabulary, now, t }).slice(0, maximumCompletions);
}

interface Known {
  readonly vocabulary: QueryVocabulary;
  readonly now: Date;
  readonly t: Translate;
}

function completionsAt(place: CompletionPlace, known: Known): QueryCompletion[] {
  switch (place.kind) {
    case "term":
      return completeTerm(place, known);
    case "name":
      return completeName(place, known);
    case "value": {
      const sign = place.name === null ? "" : `:${place.name}`;
      const begin = `${place.field}${sign}${sign === "" && place.operator === "=" ? ":" : place.operator}`;
      return completeValue(place, known.vocabulary, known.now, known.t).map(({ text, detail }) => {
        const exact =
          place.name === null ? exactText(place.field, text) : { text, quoted: text.includes("*") };
        const value = { text, quoted: place.quoted || exact.quoted };
        const insert = printText(value, /^[=<>!]/.test(text));
        return { kind: "value", insert, label: begin + insert, detail, from: place.from, to: place.to };
      });
    }
  }
}

type TermPlace = Extract<CompletionPlace, { kind: "term" }>;

function completeTerm(place: TermPlace, known: Known): QueryCompletion[] {
  const meanings = meaningsIn(known.t);
  const { typed, from, to, isFollowed, after } = place;
  const fields = matching(fieldNames, typed, (name) => name).map((name): QueryCompletion => ({
    kind: "field",
    insert: isFollowed ? name : name + signAfter(name),
    label: name + signAfter(name),
    detail: meanings[name] ?? "",
    from,
    to,
  }));
  if (isFollowed) return fields;
  const keywords = [...(after === "nothing" ? [] : ["AND", "OR"]), "NOT", ...(after === "date" ? ["TO"] : [])]
    .filter((word) => word.startsWith(typed.toUpperCase()))
    .map((word): QueryCompletion => ({
      kind: "keyword",
      insert: `${word} `,
      label: word,
      detail: meanings[word] ?? "",
      from,
      to,
    }));
  const values = typed.length < lettersForValues ? [] : valuesOfTerm(place, known);
  return after === "nothing" || typed !== "" ? [...fields, ...values, ...keywords] : [...keywords, ...fields];
}

/** Terms whose value or name holds what was typed: who types "mnist" may mean `pipeline:mnist`. */
function valuesOfTerm({ typed, from, to }: TermPlace, { vocabulary, t }: Known): QueryCompletion[] {
  const values = valueFields.flatMap((field) =>
    matching(vocabulary.values(field), typed, ({ value }) => value).map(({ value, count }) => ({
      text: `${field}:${printText(exactText(field, value), /^[=<>!]/.test(value))}`,
      count,
      detail: countText(count, t),
    })),
  );
  const names = keyedFields.flatMap((field) =>
    field === "property"
      ? []
      : matching(vocabulary.names(field), typed, ({ name }) => name).map((known) => ({
          text: `${field}:${nameText(known.name)}`,
          count: known.count,
          detail: nameDetail(known, t),
        })),
  );
  return [...values, ...names]
    .sort((one, other) => other.count - one.count)
    .map(({ text, detail }) => ({ kind: "value", insert: text, label: text, detail, from, to }));
}

const valueFields = [
  "method",
  "pipeline",
  "stage",
  "type",
  "context",
  "status",
  "tag",
  "branch",
  "author",
  "script",
  "name",
];

type NamePlace = Extract<CompletionPlace, { kind: "name" }>;

function completeName(place: NamePlace, { vocabulary, t }: Known): QueryCompletion[] {
  const { field, typed, from, to, isFollowed } = place;
  const known = vocabulary.names(field);
  const whole = known.find(({ name }) => name === typed);
  const names = matching(known, typed, ({ name }) => name)
    .filter(({ name }) => name !== typed)
    .map((found): QueryCompletion => ({
      kind: "name",
      insert: nameText(found.name),
      label: `${field}:${nameText(found.name)}`,
      detail: nameDetail(found, t),
      from,
      to,
    }));
  if (isFollowed || typed === "" || (whole === undefined && known.length > 0)) return names;
  const operators = operatorsOf(field, whole).map((operator): QueryCompletion => {
    const insert = `${printText({ text: typed, quoted: false }, /[=<>!]/.test(typed))}${operator}`;
    const detail = [
      operatorMeaning(operator, t),
      ...(whole === undefined ? [] : [nameDetail(whole, t)]),
    ].join(" · ");
    return { kind: "operator", insert, label: `${field}:${insert}`, detail, from, to };
  });
  return [...operators, ...names];
}

/** Text has no order; what is known of nowhere may be a number or a version. */
function operatorsOf(field: KeyedField, known: KnownName | undefined): readonly ComparisonOperator[] {
  const isOrdered = known === undefined || known.range !== null || field === "metric";
  return isOrdered
    ? ["<", "<=", "=", "!=", ">=", ">"]
    : comparisonOperators.filter((sign) => /^!?=$/.test(sign));
}

function operatorMeaning(operator: ComparisonOperator, t: Translate): string {
  const meanings: Readonly<Record<ComparisonOperator, string>> = {
    "<": t("less than"),
    "<=": t("at most"),
    "=": t("equal to"),
    "!=": t("other than"),
    ">=": t("at least"),
    ">": t("more than"),
  };
  return meanings[operator];
}

function nameText(name: string): string {
  return printText({ text: name, quoted: name.includes("*") }, /[=<>!]/.test(name));
}

function nameDetail({ count, range }: KnownName, t: Translate): string {
  return [countText(count, t), ...(range === null ? [] : [rangeText(range, String, t)])].join(" · ");
}

function signAfter(field: string): string {
  return field === "duration" ? ">" : ":";
}
