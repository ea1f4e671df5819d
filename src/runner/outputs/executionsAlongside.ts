import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isEndState } from "../../core/lifecycle";
import { parseJobStatus } from "../../core/parseJobStatus";
import { journalEnd, readJournalFrom } from "../../bundle/journal";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { conditionOf } from "../../bundle/owner";
import { readJson } from "../../bundle/readJson";

/** What the journal says of an execution that runs, or ran until then. */
const running: ReadonlySet<string> = new Set([
  "STARTED",
  "EXECUTING",
  "STOPPING",
  "COMPLETED",
  "FAILED",
  "STOPPED",
]);
const maximumJournalBytes = 4 * 1024 * 1024;

/** Ids of the other executions of a workspace that ran since a moment (ms since the epoch), sorted. */
export function executionsAlongside(layout: WorkspaceLayout, id: string, since: number): string[] {
  // The journal second: one that ends meanwhile is told there before it is no longer found running.
  const ids = new Set([...runningNow(layout, since), ...toldOf(layout, since)]);
  ids.delete(id);
  return [...ids].sort();
}

function toldOf({ journal }: WorkspaceLayout, since: number): string[] {
  const { entries } = readJournalFrom(journal, Math.max(0, journalEnd(journal) - maximumJournalBytes));
  return entries.flatMap((entry) =>
    running.has(entry.change) && Date.parse(entry.at) >= since ? [entry.id] : [],
  );
}

function runningNow(layout: WorkspaceLayout, since: number): string[] {
  return namesIn(layout.running).filter((name) => {
    const read = readJson(join(layout.executions, name, bundlePaths.jobStatus));
    const status = read.ok ? parseJobStatus(read.value) : null;
    if (status === null || "problem" in status) return false;
    if (isEndState(status.state)) return Date.parse(status.finished ?? "") >= since;
    return status.owner !== null && conditionOf(status.owner) === "alive";
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
