import { compileQuery } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import type { ExecutionSummary } from "../core/summary";

/** What is offered of many executions. */
interface ExecutionOffers {
  readonly offered: readonly ExecutionSummary[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/**
 * The first of some executions that a typed text finds: a query as far as summaries tell, else a part of the name, the id
 * or the method. Nothing is asked of those beyond them.
 * @param executions in the order in which they are offered.
 * @param most so many are offered.
 * @param fits whether one may be offered at all; it may read a file.
 */
export function offeredExecutions(
  executions: readonly ExecutionSummary[],
  text: string,
  most: number,
  fits: (execution: ExecutionSummary) => boolean,
  now: Date,
): ExecutionOffers {
  const matches = matcherOf(text, now);
  const offered: ExecutionSummary[] = [];
  for (const execution of executions) {
    if (!matches(execution) || !fits(execution)) continue;
    if (offered.length === most) return { offered, isCut: true };
    offered.push(execution);
  }
  return { offered, isCut: false };
}

function matcherOf(text: string, now: Date): (execution: ExecutionSummary) => boolean {
  const parsed = parseQuery(text);
  const test = parsed.ok ? compileQuery(parsed.query, now) : null;
  const part = text.trim().toLowerCase();
  return (execution) => test?.(execution, null) === true || holds(execution, part);
}

/** What is typed up to now may be no query yet. */
function holds({ id, name, method }: ExecutionSummary, part: string): boolean {
  return [id, name, method].some((field) => field?.toLowerCase().includes(part) === true);
}
