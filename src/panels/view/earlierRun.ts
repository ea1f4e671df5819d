import type { ExecutionSummary } from "../../core/summary";

/**
 * The execution that the inputs of this one are compared with: the one that it repeats, else the newest one of the same
 * method that was created before it. Undefined where there is none.
 * @param all newest first, as the store lists them.
 */
export function earlierRun(
  { id, rerunOf, methodId, created }: ExecutionSummary,
  all: readonly ExecutionSummary[],
): ExecutionSummary | undefined {
  const repeated = rerunOf === null ? undefined : all.find((other) => other.id === rerunOf);
  if (repeated !== undefined || methodId === null || created === null) return repeated;
  return all.find(
    (other) =>
      other.id !== id && other.methodId === methodId && other.created !== null && other.created < created,
  );
}
