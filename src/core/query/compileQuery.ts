import type { ExecutionSummary } from "../summary";
import { compileTerm, type BundleFacts } from "./compileTerm";
import type { Query } from "./queryTree";

/**
 * Whether an execution is among those that a query asks for; null where that depends on what stands in its bundle, and no
 * bundle was given.
 */
export type QueryTest = (summary: ExecutionSummary, bundle: BundleFacts | null) => boolean | null;

/**
 * A query made ready to be asked of many executions: what it says is read once, and nothing is made anew for each of them.
 * @param now for dates such as "last 7 days".
 */
export function compileQuery(query: Query, now: Date): QueryTest {
  switch (query.kind) {
    case "all":
      return () => true;
    case "and":
      return settledBy(query.parts, false, now);
    case "or":
      return settledBy(query.parts, true, now);
    case "not": {
      const part = compileQuery(query.part, now);
      return (summary, bundle) => {
        const answer = part(summary, bundle);
        return answer === null ? null : !answer;
      };
    }
    default:
      return compileTerm(query, now);
  }
}

/** @param settles the answer of one part that is the answer of all. */
function settledBy(parts: readonly Query[], settles: boolean, now: Date): QueryTest {
  const tests = parts.map((part) => compileQuery(part, now));
  return (summary, bundle) => {
    let answer: boolean | null = !settles;
    for (const test of tests) {
      const decided = test(summary, bundle);
      if (decided === settles) return settles;
      if (decided === null) answer = null;
    }
    return answer;
  };
}

/** Those of some executions that a query asks for as far as their summaries tell, in their order. */
export function filterSummaries(
  executions: readonly ExecutionSummary[],
  query: Query,
  now: Date,
): readonly ExecutionSummary[] {
  if (query.kind === "all") return executions;
  const test = compileQuery(query, now);
  return executions.filter((execution) => test(execution, null) === true);
}
