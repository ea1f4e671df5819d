import { printQuery } from "../query/printQuery";
import type { Query } from "../query/queryTree";

/** A query without one of the terms that all have to hold. */
export interface LeftOut {
  /** The term as a query writes it. */
  readonly term: string;
  readonly rest: Query;
}

/** A query without each of its terms in turn; nothing where it is not of several terms. */
export function leftOut(query: Query): LeftOut[] {
  if (query.kind !== "and") return [];
  return query.parts.map((part, index) => {
    const others = query.parts.toSpliced(index, 1);
    const [only] = others;
    const rest: Query = others.length === 1 && only !== undefined ? only : { kind: "and", parts: others };
    const text = printQuery(part);
    return { term: part.kind === "or" ? `(${text})` : text, rest };
  });
}
