import type { ExecutionSummary } from "../../core/summary";

/** By creation, then by id, so that executions of one millisecond keep their order. */
export function newestFirst(one: ExecutionSummary, other: ExecutionSummary): number {
  const [first, second] = [one.created ?? "", other.created ?? ""];
  if (first !== second) return first < second ? 1 : -1;
  return one.id < other.id ? 1 : -Number(one.id > other.id);
}
