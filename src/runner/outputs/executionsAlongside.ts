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
  const ids = new Set([...toldOf(layout, since), ...runningNow(layout)]);
  ids.delete(id);
  return [...ids].sort();
}

function toldOf({ journal }: WorkspaceLayout, since: number): string[] {
  const { entries } = readJournalFrom(journal, Math.max(0, journalEnd(journal) - maximumJournalBytes));
  return entries.flatMap((entry) =>
    running.has(entry.change) && Date.parse(entry.at) >= since ? [entry.id] : [],
  );
}

function runningNow(layout: WorkspaceLayout): string[] {
  return namesIn(layout.running).filter((name) => {
    const read = readJson(join(layout.executions, name, bundlePaths.jobStatus));
    const status = read.ok ? parseJobStatus(read.value) : null;
    if (status === null || "problem" in status || isEndState(status.state)) return false;
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
