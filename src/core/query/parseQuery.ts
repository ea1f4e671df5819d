import { inEnglish, type Translate } from "../translate";
import { QueryFault, QueryReader, type QueryProblem } from "./queryReader";
import { parseTerm } from "./parseTerm";
import type { Query } from "./queryTree";

export type ParsedQuery =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly problem: QueryProblem };

/** Deeper than anybody writes; a page must not run out of stack on it. */
const maximumDepth = 100;

/**
 * Reads a query (design, section 10): terms side by side or joined by AND, OR, NOT (in capitals) and parentheses; AND
 * binds tighter than OR. A text of spaces alone asks for everything.
 * @param t for what is told of faults.
 */
export function parseQuery(text: string, t: Translate = inEnglish): ParsedQuery {
  const reader = new QueryReader(text, t);
  try {
    if (reader.isAtEnd()) return { ok: true, query: { kind: "all" } };
    const query = parseOr(reader, 0);
    if (!reader.isAtEnd())
      throw reader.fault(reader.position, 1, t("This parenthesis closes nothing: leave it out"));
    return { ok: true, query };
  } catch (error) {
    if (error instanceof QueryFault) return { ok: false, problem: error.problem };
    throw error;
  }
}

function parseOr(reader: QueryReader, depth: number): Query {
  const parts = [parseAnd(reader, depth)];
  while (reader.takeKeyword("OR")) parts.push(parseAnd(reader, depth));
  return joined("or", parts);
}

function parseAnd(reader: QueryReader, depth: number): Query {
  const parts = [parseNot(reader, depth)];
  for (;;) {
    const isJoined = reader.takeKeyword("AND");
    if (!isJoined && !beginsTerm(reader)) return joined("and", parts);
    parts.push(parseNot(reader, depth));
  }
}

function parseNot(reader: QueryReader, depth: number): Query {
  if (depth > maximumDepth)
    throw reader.fault(
      reader.position,
      1,
      reader.t("This is nested too deep: write it with fewer parentheses"),
    );
  if (!reader.takeKeyword("NOT")) return parseGroup(reader, depth);
  return { kind: "not", part: parseNot(reader, depth + 1) };
}

function parseGroup(reader: QueryReader, depth: number): Query {
  if (reader.isAtEnd() || reader.isBefore(["AND", "OR", "TO"]) || reader.text.charAt(reader.position) === ")")
    throw reader.fault(
      reader.position,
      wordLength(reader),
      reader.t("A term is expected here, such as status:failed or a word"),
    );
  const start = reader.position;
  if (!reader.take("(")) return parseTerm(reader);
  const query = parseOr(reader, depth + 1);
  if (!reader.take(")"))
    throw reader.fault(start, 1, reader.t("This parenthesis is not closed: end it with )"));
  return query;
}

function beginsTerm(reader: QueryReader): boolean {
  return !reader.isAtEnd() && reader.text.charAt(reader.position) !== ")" && !reader.isBefore(["OR"]);
}

function wordLength(reader: QueryReader): number {
  return /^\S*/.exec(reader.text.slice(reader.position))?.[0].length ?? 1;
}

/** One part stands for itself; parts of the same kind are taken in, so that a query has one form. */
function joined(kind: "and" | "or", parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, parts: flat };
}
