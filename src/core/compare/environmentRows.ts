import type { Json } from "../json";
import type { ComparedExecution } from "./comparedExecution";
import type { ComparisonRow } from "./comparisonRow";
import { machineOf, packagesOf, variablesOf } from "./environmentOf";
import { contentOfRole, scriptRole } from "../inputContent";
import { toldRows } from "./rowsOfRecords";

/** The version of the code. */
export function codeRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  return toldRows("code", executions.map(codeOf), baseline);
}

function codeOf({ git, changes, artifacts }: ComparedExecution): Record<string, Json> {
  const own = { "uncommitted changes": changes, "script content": contentOfRole(artifacts, scriptRole) };
  if (git?.repository !== true) return own;
  const { commit, branch, dirty, changedLines } = git;
  return { commit, branch, dirty, "uncommitted lines": changedLines, ...own };
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
