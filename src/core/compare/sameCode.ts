import { contentOfRole, scriptRole } from "../inputContent";
import type { GitState } from "../records";
import type { CodeDifference } from "./cause";
import type { ComparedExecution } from "./comparedExecution";

/** Why the uncommitted changes of an execution are not known; null where they are known, or where there are none. */
export function unkeptChanges({ withheld, changedLines }: GitState, changes: string | null): string | null {
  if (changes !== null || (withheld === undefined && changedLines === 0)) return null;
  return withheld ?? "its uncommitted changes are not kept";
}

/** Whether the records of two executions name the same code, so that nobody need read it. */
export function isSameCode(before: ComparedExecution, after: ComparedExecution): boolean {
  const [old, now] = [gitStateOf(before), gitStateOf(after)];
  if (old === null || now === null) return old === now && isSameScript(before, after);
  const isSame = old.commit === now.commit && before.changes === after.changes;
  return isSame && areKept(old, before.changes) && areKept(now, after.changes);
}

/** Null where it ran in no repository. */
function gitStateOf({ git }: ComparedExecution): GitState | null {
  return git?.repository === true ? git : null;
}

function areKept(git: GitState, changes: string | null): boolean {
  return unkeptChanges(git, changes) === null;
}

/** Without a script the method alone says what runs. */
function isSameScript(before: ComparedExecution, after: ComparedExecution): boolean {
  if (before.summary.script === null && after.summary.script === null) return true;
  const content = contentOfRole(before.artifacts, scriptRole);
  return content !== null && content === contentOfRole(after.artifacts, scriptRole);
}

/** Why it is not known how the code of two executions differs; null where that is known. */
export function unknownCodeReason(
  before: ComparedExecution,
  after: ComparedExecution,
  code: CodeDifference,
): string | null {
  return code.kind === "known" || isSameCode(before, after) ? null : code.reason;
}
