import { isEndState, mayDelete, mayRepeat, mayRetry, mayStop } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { isRecoverable } from "../store/eligibility";

/**
 * Words on an execution that the `when` clauses of the menus look for, of the tree and of the Executions page.
 * @param hasPage whether its commit has a page on a forge, as far as that is known.
 */
export function executionWords(execution: ExecutionSummary, hasPage: boolean): string {
  return [
    "execution",
    mayStop(execution.state) ? "stoppable" : "still",
    ...keepingWords(execution),
    ...(mayRetry(execution.state) ? ["retryable"] : []),
    ...(mayRepeat(execution.state) ? ["repeatable"] : []),
    ...stateWords(execution),
    ...codeWords(execution, hasPage),
  ].join(" ");
}

function stateWords({ state, cachedFrom }: ExecutionSummary): string[] {
  if (state === "CREATED" || state === "SCHEDULED") return ["waiting"];
  if (state === "FAILED" || state === "DEAD") return ["failed"];
  return cachedFrom === null ? [] : ["cached"];
}

function codeWords(execution: ExecutionSummary, hasPage: boolean): string[] {
  return [
    ...(execution.commit === null ? [] : ["commit"]),
    ...(hasPage ? ["forge"] : []),
    ...(execution.dirty === true ? ["dirty"] : []),
  ];
}

function keepingWords(execution: ExecutionSummary): string[] {
  const deletable = mayDelete(execution.state) ? ["deletable"] : [];
  if (execution.archived) return ["archived", ...deletable];
  return [
    execution.pinned ? "pinned" : "pinnable",
    ...(isEndState(execution.state) ? ["ended"] : []),
    ...(isRecoverable(execution) ? ["recoverable"] : []),
    ...deletable,
  ];
}
