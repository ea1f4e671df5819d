import { asksBundle } from "../../core/query/asksBundle";
import { compileQuery } from "../../core/query/compileQuery";
import type { Query } from "../../core/query/queryTree";
import type { TableEntry } from "./tableRow";

/** The entries that a query of summaries alone asks for. */
export function filterAtOnce(entries: readonly TableEntry[], query: Query, now: Date): readonly TableEntry[] {
  if (query.kind === "all") return entries;
  const test = compileQuery(query, now);
  return entries.filter(({ summary }) => test(summary, null) === true);
}

/** Whether a query can be answered from summaries alone. */
export function isQuick(query: Query): boolean {
  return !asksBundle(query);
}
