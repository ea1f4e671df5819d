import type { ExecutionSummary } from "../summary";

/**
 * What the completed runs of the same method took that were begun before one of them, the newest first, in ms.
 * @param all newest first.
 * @param count at most so many.
 */
export function earlierDurations(
  all: readonly ExecutionSummary[],
  execution: ExecutionSummary,
  count: number,
): readonly number[] {
  const durations: number[] = [];
  for (const other of all) {
    if (durations.length >= count) break;
    if (other.state === "COMPLETED" && other.durationMs !== null && isEarlierRun(other, execution))
      durations.push(other.durationMs);
  }
  return durations;
}

function isEarlierRun(other: ExecutionSummary, { id, created, methodId, script }: ExecutionSummary): boolean {
  if (other.id === id || other.methodId !== methodId || other.script !== script) return false;
  return created === null || (other.created ?? "") <= created;
}
