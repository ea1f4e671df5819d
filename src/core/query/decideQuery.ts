import type { ExecutionSummary } from "../summary";
import { compileQuery } from "./compileQuery";
import type { Query } from "./queryTree";

/** What a query says of one execution as far as its summary tells; null where the bundle decides. Of many: {@link compileQuery}. */
export function decideQuery(query: Query, summary: ExecutionSummary, now: Date): boolean | null {
  return compileQuery(query, now)(summary, null);
}

/** Whether what a query finds changes as time goes on. */
export function asksDate(query: Query): boolean {
  switch (query.kind) {
    case "and":
    case "or":
      return query.parts.some(asksDate);
    case "not":
      return asksDate(query.part);
    default:
      return query.kind === "date";
  }
}
