import { methodKey } from "../../core/methodKey";
import type { ExecutionSummary } from "../../core/summary";

/**
 * The execution that the inputs of this one are compared with: the one that it repeats, else the newest one of the same
 * method that was created before it. Undefined where there is none.
 * @param all newest first, as the store lists them.
 */
export function earlierRun(
  summary: ExecutionSummary,
  all: readonly ExecutionSummary[],
): ExecutionSummary | undefined {
  const { id, rerunOf, methodId, created } = summary;
  const repeated = rerunOf === null ? undefined : all.find((other) => other.id === rerunOf);
  if (repeated !== undefined || methodId === null || created === null) return repeated;
  const key = methodKey(summary);
  return all.find(
    (other) =>
      other.id !== id && methodKey(other) === key && other.created !== null && other.created < created,
  );
}
