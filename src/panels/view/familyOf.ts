import type { ExecutionSummary } from "../../core/summary";
import type { FamilyFacts } from "../detailsFacts";

/**
 * Whether what started an execution is in its workspace, and what its own script started.
 * @param all newest first, as the store lists them.
 */
export function familyOf(
  { id, parent }: Pick<ExecutionSummary, "id" | "parent">,
  all: readonly ExecutionSummary[],
): FamilyFacts {
  return {
    parentIsKnown: parent !== null && parent !== id && all.some((other) => other.id === parent),
    children: all.filter((other) => other.parent === id && other.id !== id).map((other) => other.id),
  };
}
