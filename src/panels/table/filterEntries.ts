import { setImmediate } from "node:timers/promises";
import { asksBundle } from "../../core/query/asksBundle";
import { compileQuery, type QueryTest } from "../../core/query/compileQuery";
import type { Query } from "../../core/query/queryTree";
import { matchesExecution } from "../../store/matchesExecution";
import type { TableEntry } from "./tableRow";

/** The entries that a query of summaries alone asks for. */
export function filterAtOnce(entries: readonly TableEntry[], query: Query, now: Date): readonly TableEntry[] {
  if (query.kind === "all") return entries;
  const test = compileQuery(query, now);
  return entries.filter(({ summary }) => test(summary, null) === true);
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
  const test = compileQuery(query, now);
  const found: TableEntry[] = [];
  for (const each of entries) {
    if (signal.aborted) return null;
    const decided = test(each.summary, null);
    if (decided ?? (await looksRight(each, test))) found.push(each);
    if (decided === null) await setImmediate();
  }
  return signal.aborted ? null : found;
}

function looksRight({ entry, summary }: TableEntry, test: QueryTest): Promise<boolean> {
  return matchesExecution(entry.layout, summary, test).catch(() => false);
}

/** Whether a query can be answered from summaries alone. */
export function isQuick(query: Query): boolean {
  return !asksBundle(query);
}
