import { realpathSync } from "node:fs";
import { basename } from "node:path";
import type { JobStatus } from "../core/jobStatus";
import type { ProcessTable } from "./processTable";

/**
 * The processes of an execution's script that live: those whose environment names the execution, and, where one of them
 * is in the script's group, all of that group. A group alone proves nothing: its number may be somebody else's by now.
 * @param bundle the bundle's folder, absolute.
 * @param group the script's process group, where it was noted.
 * @returns pids, ascending.
 */
function survivorsOf(
  { marked, groups }: ProcessTable,
  bundle: string,
  id: string,
  group: number | null,
): readonly number[] {
  const own = (marked.get(id) ?? []).filter((candidate) => isSameFolder(candidate.bundle, bundle));
  const ofGroup = own.some((member) => member.group === group) ? (groups.get(group ?? 0) ?? []) : [];
  return [...new Set([...own.map(({ pid }) => pid), ...ofGroup])].sort((one, other) => one - other);
}

/** The same of an execution as its record tells of it. */
export function survivorsOfBundle(table: ProcessTable, bundle: string, status: JobStatus): readonly number[] {
  const id = status.jobID === "" ? basename(bundle) : status.jobID;
  return survivorsOf(table, bundle, id, status.owner?.processGroup ?? null);
}

function isSameFolder(one: string | null, other: string): boolean {
  if (one === null || one === other) return true;
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
