import type { Json } from "../json";
import type { ComparedExecution } from "./comparedExecution";
import type { ComparisonRow } from "./comparisonRow";
import { machineOf, packagesOf, variablesOf } from "./environmentOf";
import { contentOfRole, scriptRole } from "../inputContent";
import { toldRows } from "./rowsOfRecords";
import { uncommitted } from "../uncommitted";

/** The version of the code. */
export function codeRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  const counts = executions.map(countsOf);
  const hasNew = counts.some(({ newFiles }) => (newFiles ?? 0) > 0);
  const records = executions.map((execution, index) =>
    codeOf(execution, counts[index]?.lines ?? null, hasNew ? (counts[index]?.newFiles ?? null) : null),
  );
  return toldRows("code", records, baseline);
}

interface Counts {
  readonly lines: number | null;
  readonly newFiles: number | null;
}

/** What was not committed, new files apart as far as the changes tell them. */
function countsOf({ git, changedFiles }: ComparedExecution): Counts {
  if (git?.repository !== true) return { lines: null, newFiles: null };
  if (changedFiles === null) return { lines: git.changedLines, newFiles: git.dirty ? null : 0 };
  const { lines, newFiles } = uncommitted({ ...git, changedFiles, hasPatch: true });
  return { lines: lines ?? 0, newFiles };
}

function codeOf(
  { git, changes, artifacts }: ComparedExecution,
  lines: number | null,
  newFiles: number | null,
): Record<string, Json> {
  const own = { "uncommitted changes": changes, "script content": contentOfRole(artifacts, scriptRole) };
  if (git?.repository !== true) return own;
  const { commit, branch, dirty } = git;
  return { commit, branch, dirty, "uncommitted lines": lines, "new files": newFiles, ...own };
}

/** Interpreter and machine, packages, variables. */
export function environmentRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  return [
    ...toldRows(
      "environment",
      executions.map(({ instance, summary }) => ({
        ...machineOf(instance),
        infrastructure: summary.infrastructure,
      })),
      baseline,
    ),
    ...toldRows(
      "packages",
      executions.map(({ instance }) => packagesOf(instance) ?? {}),
      baseline,
    ),
    ...toldRows(
      "variables",
      executions.map(({ instance }) => variablesOf(instance)),
      baseline,
    ),
  ];
}
