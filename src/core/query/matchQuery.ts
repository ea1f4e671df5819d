import type { ExecutionSummary } from "../summary";
import { compileQuery, type QueryTest } from "./compileQuery";
import type { BundleFacts } from "./compileTerm";
import type { Query } from "./queryTree";

/** An execution as a query looks at it; what stands in other files is asked for when a term needs it. */
export interface QuerySubject extends BundleFacts {
  readonly summary: ExecutionSummary;
}

/** Whether an execution is among those that a query asks for. @param now for dates such as "last 7 days". */
export function matchesQuery(query: Query, subject: QuerySubject, now: Date): boolean {
  return passesTest(compileQuery(query, now), subject);
}

/** The same for a query that was made ready: the bundle is looked into where the summary does not settle it. */
export function passesTest(test: QueryTest, subject: QuerySubject): boolean {
  return test(subject.summary, null) ?? test(subject.summary, subject) === true;
}
