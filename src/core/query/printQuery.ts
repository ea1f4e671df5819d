import type { Query, QueryText } from "./queryTree";

/** Writes a query as it can be read again: `parseQuery(printQuery(query))` gives the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case "all":
      return "";
    case "and":
      return query.parts.map((part) => (part.kind === "or" ? bracketed(part) : printQuery(part))).join(" ");
    case "or":
      return query.parts.map(printQuery).join(" OR ");
    case "not":
      return `NOT ${isJoined(query.part) ? bracketed(query.part) : printQuery(query.part)}`;
    default:
      return printTerm(query);
  }
}

type Term = Exclude<Query, { kind: "all" | "and" | "or" | "not" }>;

function printTerm(term: Term): string {
  switch (term.kind) {
    case "word":
      return printText(term.value, isFieldLike(term.value.text));
    case "text":
      return `${term.field}:${printText(term.value, /^[=<>!]/.test(term.value.text))}`;
    case "keyed":
      return `${term.field}:${printText(term.name, /[=<>!]/.test(term.name.text))}${
        term.comparison === null
          ? ""
          : `${term.comparison.operator}${printText(term.comparison.value, /^[=<>!]/.test(term.comparison.value.text))}`
      }`;
    case "duration":
      return `duration${term.operator}${term.value}`;
    case "date":
      return printDate(term);
    case "status":
      return `status:${term.value}`;
    case "is":
      return `is:${term.flag}`;
  }
}

function printDate({ operator, first, last }: Extract<Term, { kind: "date" }>): string {
  const sign = operator === "=" ? ":" : operator;
  const begin = `date${sign}${printText({ text: first, quoted: false }, false)}`;
  return last === null ? begin : `${begin} TO ${printText({ text: last, quoted: false }, false)}`;
}

/** A value in quotes where it was, and where it could not be read as one value otherwise. */
export function printText({ text, quoted }: QueryText, mustQuote: boolean): string {
  if (!quoted && !mustQuote && text !== "" && !/[\s()"]/.test(text)) return text;
  return `"${text.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`;
}

/** A free word that would be read as something else. */
function isFieldLike(text: string): boolean {
  return /^(?:[A-Za-z]+:|[A-Za-z][\w.-]*[=<>!])/.test(text) || ["AND", "OR", "NOT", "TO"].includes(text);
}

function bracketed(query: Query): string {
  return `(${printQuery(query)})`;
}

function isJoined({ kind }: Query): boolean {
  return kind === "and" || kind === "or";
}
