import type { ExecutionSummary } from "../../core/summary";
import type { FamilyFacts } from "../detailsFacts";
import { relatedView } from "./relatedView";

/**
 * Whether what started an execution is in its workspace, what its own script started, and what else belongs to it.
 * @param all newest first, as the store lists them.
 */
export function familyOf(execution: ExecutionSummary, all: readonly ExecutionSummary[]): FamilyFacts {
  const { id, parent } = execution;
  return {
    parentIsKnown: parent !== null && parent !== id && all.some((other) => other.id === parent),
    children: all.filter((other) => other.parent === id && other.id !== id).map((other) => other.id),
    related: relatedView(execution, all),
  };
}
