import type { EnvironmentOf } from "../../core/table/columnValue";
import { isEndState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import { querySubject } from "../../store/querySubject";

/** How many of the newest executions tell which facts there are. */
const looked = 40;

/** The facts of the environment of executions: read when a column shows them, kept while the page is open. */
export class EnvironmentFacts {
  private readonly known = new Map</* path */ string, Readonly<Record<string, string>>>();

  readonly of: EnvironmentOf = (summary) => {
    if (summary.archived) return {};
    const known = this.known.get(summary.path);
    if (known !== undefined) return known;
    const facts = querySubject("", summary).environment();
    // Until it has ended more may be recorded.
    if (isEndState(summary.state)) this.known.set(summary.path, facts);
    return facts;
  };

  /** The names of the facts of the newest of these executions. @param summaries newest first. */
  names(summaries: readonly ExecutionSummary[]): string[] {
    const names = summaries.slice(0, looked).flatMap((summary) => Object.keys(this.of(summary)));
    return [...new Set(names)].sort();
  }
}
