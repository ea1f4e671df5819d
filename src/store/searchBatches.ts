import { compileQuery, type QueryTest } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import type { ExecutionSummary } from "../core/summary";
import type { SearchBatch, SearchedExecution, SearchQuestion } from "./searchRequest";

/** So many are handed over at once: to copy 100,000 would hold up who asks. */
const batchSize = 200;
/** So many are asked at once whether their summaries rule them out. */
const askedAtOnce = 10_000;

/**
 * The executions that a search has to look into, some at a time. Those that the query rules out by their summaries alone
 * are passed over.
 * @throws {Error} when the query cannot be read.
 */
export class SearchBatches {
  private readonly test: QueryTest;
  private next = 0;
  /** How many were passed over up to now. */
  passed = 0;

  constructor(
    private readonly executions: readonly ExecutionSummary[],
    { query, now }: Pick<SearchQuestion, "query" | "now">,
  ) {
    const parsed = parseQuery(query ?? "");
    if (!parsed.ok) throw new Error(parsed.problem.message);
    this.test = compileQuery(parsed.query, new Date(now));
  }

  /** The next ones, maybe none of some; null at the end. */
  take(): SearchBatch | null {
    if (this.next >= this.executions.length) return null;
    const batch: SearchedExecution[] = [];
    const end = Math.min(this.executions.length, this.next + askedAtOnce);
    while (this.next < end && batch.length < batchSize) {
      const execution = this.executions[this.next];
      this.next += 1;
      if (execution === undefined) continue;
      const asked = this.ask(execution);
      if (asked === null) this.passed += 1;
      else batch.push(asked);
    }
    return batch;
  }

  private ask(execution: ExecutionSummary): SearchedExecution | null {
    const decided = this.test(execution, null);
    if (decided === false) return null;
    if (decided === null) return { kind: "open", execution };
    const { id, path, archived } = execution;
    return { kind: "matching", execution: { id, path, archived } };
  }
}
