import { setImmediate } from "node:timers/promises";
import { asksBundle } from "../../core/query/asksBundle";
import { matchesQuery } from "../../core/query/matchQuery";
import type { Query } from "../../core/query/queryTree";
import { matchesExecution } from "../../store/matchesExecution";
import { querySubject } from "../../store/querySubject";
import type { TableEntry } from "./tableRow";

/** The entries that a query of summaries alone asks for. */
export function filterAtOnce(entries: readonly TableEntry[], query: Query, now: Date): readonly TableEntry[] {
  if (query.kind === "all") return entries;
  return entries.filter(({ entry, summary }) =>
    matchesQuery(query, querySubject(entry.layout.workspace, summary), now),
  );
}

/**
 * The entries that a query asks for that looks into bundles; others have their turn meanwhile. One that cannot be read
 * does not match.
 * @returns null when it was cancelled.
 */
export async function filterBundles(
  entries: readonly TableEntry[],
  query: Query,
  now: Date,
  signal: AbortSignal,
): Promise<readonly TableEntry[] | null> {
  const found: TableEntry[] = [];
  for (const each of entries) {
    if (signal.aborted) return null;
    const matches = await matchesExecution(each.entry.layout, each.summary, query, now).catch(() => false);
    if (matches) found.push(each);
    await setImmediate();
  }
  return signal.aborted ? null : found;
}

/** Whether a query can be answered from summaries alone. */
export function isQuick(query: Query): boolean {
  return !asksBundle(query);
}
