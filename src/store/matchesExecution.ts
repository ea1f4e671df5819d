import { matchesQuery } from "../core/query/matchQuery";
import type { Query } from "../core/query/queryTree";
import type { ExecutionSummary } from "../core/summary";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import type { WorkspaceLayout } from "../bundle/layout";
import { archivedLogsHold } from "./archivedLogs";
import { querySubject } from "./querySubject";

/**
 * Whether a query matches an execution. Of an archived one it is read what the query asks for, no more: records from a
 * copy in the cache, logs within the archive.
 * @throws {HumanError} when the archive is damaged.
 */
export async function matchesExecution(
  layout: WorkspaceLayout,
  summary: ExecutionSummary,
  query: Query,
  now: Date,
): Promise<boolean> {
  const { workspace } = layout;
  if (!summary.archived) return matchesQuery(query, querySubject(workspace, summary), now);
  const answers = new Map</* text of a log */ string, boolean>();
  let folder: string | null = null;
  // A query asks in turn: what it asked for in vain is fetched, then it is asked again.
  for (;;) {
    const texts = new Set<string>();
    let wantsRecords = false;
    const subject = querySubject(workspace, summary, {
      folder: () => {
        wantsRecords ||= folder === null;
        return folder ?? summary.path;
      },
      logHolds: (text) => {
        if (!answers.has(text)) texts.add(text);
        return answers.get(text) ?? false;
      },
    });
    const matches = matchesQuery(query, subject, now);
    if (texts.size === 0 && !wantsRecords) return matches;
    if (wantsRecords) folder = await bundleFolder(layout, summary, "metadata");
    if (texts.size === 0) continue;
    const found = await archivedLogsHold(summary.path, texts);
    for (const text of texts) answers.set(text, found.has(text));
  }
}
