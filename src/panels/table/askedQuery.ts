import { parseQuery } from "../../core/query/parseQuery";
import type { QueryProblem } from "../../core/query/queryReader";
import type { Query } from "../../core/query/queryTree";
import type { Translate } from "../../core/translate";

/** What a query asks, and what it was read from. */
export interface AskedQuery {
  readonly text: string;
  readonly problem: QueryProblem | null;
  /** The last valid one. */
  readonly query: Query;
}

export const asksAll: AskedQuery = { text: "", problem: null, query: { kind: "all" } };

/** Reads a query; what is wrong leaves the one before. */
export function askedQuery(text: string, before: AskedQuery, t: Translate): AskedQuery {
  const parsed = parseQuery(text, t);
  return parsed.ok
    ? { text, problem: null, query: parsed.query }
    : { text, problem: parsed.problem, query: before.query };
}
