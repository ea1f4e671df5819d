import { branchOf, type FoundRepository } from "./findRepository";
import { askGit } from "./askGit";
import type { GitProgram } from "./gitProgram";
import { type GitStatus, parseStatus, statusCommand } from "./gitStatus";
import type { CheckedOutCommit } from "./checkedOutCommit";
import { type Omission } from "./untrackedFiles";

export interface StatusAnswer {
  readonly status: GitStatus;
  /** What could not be found out, for record and user. */
  readonly left: readonly Omission[];
}

/** Of the time that a capture may take, so much goes to looking for untracked files too. */
const shareForUntracked = 0.6;

/**
 * The status of a repository within a time: without untracked files where looking for them takes too long, and of the
 * commit alone where that does, too.
 * @param checkedOut asked for want of a status
 * @returns the reason as text where nothing can be told
 */
export async function readStatus(
  repository: FoundRepository,
  program: GitProgram,
  timeLimitMs: number,
  checkedOut: CheckedOutCommit,
): Promise<StatusAnswer | string> {
  const full = await askGit(program, statusCommand("all"), { timeLimitMs: timeLimitMs * shareForUntracked });
  if (full.exitCode === 0) return { status: parseStatus(full.stdout), left: [] };
  const wasSlow = full.exitCode === -1;
  const tracked = wasSlow
    ? await askGit(program, statusCommand("no"), { timeLimitMs: timeLimitMs * (1 - shareForUntracked) })
    : full;
  if (tracked.exitCode === 0) {
    const reason = "untracked files were not looked for, since that took too long";
    return { status: parseStatus(tracked.stdout), left: [{ path: ".", reason }] };
  }
  const { commit: head } = await checkedOut.ask();
  if (head === null) return tracked.stderr;
  const line = tracked.stderr.split("\n").find((text) => text.trim() !== "") ?? "no message";
  const reason = `what differs from the commit is not known: ${line.trim()}`;
  const status = { commit: head, branch: branchOf(repository), changed: [], untracked: [] };
  return { status, left: [{ path: ".", reason }] };
}
