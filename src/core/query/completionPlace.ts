import {
  comparisonOperators,
  fieldNames,
  keyedFields,
  type ComparisonOperator,
  type KeyedField,
} from "./queryTree";

/** What stands at the caret of a query that is being written, from and to in UTF-16 units. */
export type CompletionPlace =
  | {
      readonly kind: "term";
      readonly typed: string;
      readonly from: number;
      readonly to: number;
      /** Whether a colon or an operator follows already. */
      readonly isFollowed: boolean;
      /** What AND, OR and TO may follow. */
      readonly after: "nothing" | "term" | "date";
    }
  | {
      readonly kind: "name";
      readonly field: KeyedField;
      readonly typed: string;
      readonly from: number;
      readonly to: number;
      readonly isFollowed: boolean;
    }
  | {
      readonly kind: "value";
      readonly field: string;
      /** Of a property, metric and the like. */
      readonly name: string | null;
      readonly operator: ComparisonOperator;
      readonly typed: string;
      readonly quoted: boolean;
      readonly from: number;
      readonly to: number;
      /** Of the end of a range of days its beginning. */
      readonly since: string | null;
    };

interface Token {
  readonly start: number;
  readonly end: number;
  /** Whether a quote in it is not closed. */
  readonly isOpen: boolean;
}

/** Where the caret stands in a query; null where nothing can be told, such as within a free word in quotes. */
export function completionPlace(text: string, caret: number): CompletionPlace | null {
  const tokens = tokensOf(text);
  const current = tokens.find(
    ({ start, end }) => start <= caret && caret <= end && !"()".includes(text.charAt(start)),
  ) ?? { start: caret, end: caret, isOpen: false };
  const before = tokens.filter(({ end, start }) => end <= current.start && start < current.start);
  const words = before.map(({ start, end }) => text.slice(start, end));
  const token = { ...current, head: text.slice(current.start, caret), caret, text };
  if (words.at(-1) === "TO") return rangePlace(token, words.at(-2) ?? "");
  return placeInTerm(token, afterWhat(words));
}

/** Words with their quoted parts, and parentheses each for itself. */
function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const pattern = /[()]|(?:[^\s()"]|"(?:[^"\\]|\\[^])*(?:"|\\?$))+/g;
  for (const { 0: word, index } of text.matchAll(pattern))
    found.push({ start: index, end: index + word.length, isOpen: isOpen(word) });
  return found;
}

function isOpen(word: string): boolean {
  return word.replaceAll(/"(?:[^"\\]|\\[^])*"/g, "").includes('"');
}

interface CurrentToken extends Token {
  /** Up to the caret. */
  readonly head: string;
  readonly caret: number;
  /** The whole query. */
  readonly text: string;
}

function afterWhat(words: readonly string[]): "nothing" | "term" | "date" {
  const last = words.at(-1);
  if (last === undefined || ["(", "AND", "OR", "NOT"].includes(last)) return "nothing";
  return isDate(last) ? "date" : "term";
}

/** A date that TO may follow. */
function isDate(word: string): boolean {
  return /^date(?::=?|=)[^=<>!]/i.test(word);
}

function placeInTerm(token: CurrentToken, after: "nothing" | "term" | "date"): CompletionPlace | null {
  const { head, start, end, text, caret } = token;
  const found = /^([A-Za-z]+)(:|!=|<=|>=|[=<>])/.exec(head);
  if (found === null) {
    if (head.includes('"')) return null;
    const rest = /^[A-Za-z]*(?=[:=<>!])/.exec(text.slice(caret, end));
    const to = rest === null ? end : caret + rest[0].length;
    return { kind: "term", typed: head, from: start, to, isFollowed: rest !== null, after };
  }
  const [sign = "", name = "", mark = ""] = found;
  const field = name.toLowerCase();
  if (!fieldNames.includes(field)) return null;
  const keyed = keyedFields.find((known) => known === field);
  if (keyed !== undefined) return mark === ":" ? placeInKeyed(token, keyed, sign.length) : null;
  return placeInValue(token, field, mark, sign.length);
}

function placeInValue(
  token: CurrentToken,
  field: string,
  mark: string,
  skip: number,
): CompletionPlace | null {
  const second = mark === ":" ? operatorAt(token.head, skip) : null;
  const operator = second ?? comparisonOperators.find((known) => known === mark) ?? "=";
  const valueAt = skip + (second?.length ?? 0);
  if (/^[=<>!]/.test(token.head.slice(valueAt))) return null;
  return valuePlace(token, { field, operator, skip: valueAt });
}

function operatorAt(text: string, at: number): ComparisonOperator | null {
  return comparisonOperators.find((operator) => text.startsWith(operator, at)) ?? null;
}

function placeInKeyed(token: CurrentToken, field: KeyedField, skip: number): CompletionPlace | null {
  const { head } = token;
  const name = /^(?:"(?:[^"\\]|\\[^])*(?:"|\\?$)|[^=<>!"]*)/.exec(head.slice(skip))?.[0] ?? "";
  const nameEnd = skip + name.length;
  if (nameEnd === head.length) return namePlace(token, field, skip, name);
  const operator = operatorAt(head, nameEnd);
  if (operator === null || unquoted(name) === "") return null;
  const valueAt = nameEnd + operator.length;
  if (/^[=<>!]/.test(head.slice(valueAt))) return null;
  return valuePlace(token, { field, operator, skip: valueAt, name: unquoted(name) });
}

function namePlace(
  { text, start, end, caret, isOpen: open }: CurrentToken,
  field: KeyedField,
  skip: number,
  name: string,
): CompletionPlace {
  const rest = /^[^=<>!"]*/.exec(text.slice(caret, end))?.[0] ?? "";
  const to = open ? caret : caret + rest.length;
  const isFollowed = /[=<>!]/.test(text.charAt(to));
  return { kind: "name", field, typed: unquoted(name), from: start + skip, to, isFollowed };
}

function valuePlace(
  { head, start, end, caret, isOpen: open }: CurrentToken,
  value: {
    readonly field: string;
    readonly operator: ComparisonOperator;
    /** Where the value begins in the token. */
    readonly skip: number;
    readonly name?: string;
    readonly since?: string;
  },
): CompletionPlace | null {
  const typed = head.slice(value.skip);
  const quoted = typed.startsWith('"');
  if (!quoted && typed.includes('"')) return null;
  return {
    kind: "value",
    field: value.field,
    name: value.name ?? null,
    operator: value.operator,
    typed: unquoted(typed),
    quoted,
    from: start + value.skip,
    // What stands behind an open quote was not meant to be in it.
    to: open ? caret : end,
    since: value.since ?? null,
  };
}

function rangePlace(token: CurrentToken, first: string): CompletionPlace | null {
  if (!isDate(first)) return null;
  const since = unquoted(first.replace(/^date(?::=?|=)/i, ""));
  return valuePlace(token, { field: "date", operator: "=", skip: 0, since });
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  return text
    .slice(1)
    .replace(/(^|[^\\])"$/, "$1")
    .replaceAll(/\\([^])/g, "$1");
}
