import { asksDate } from "../core/query/decideQuery";
import { compileQuery, type QueryTest } from "../core/query/compileQuery";
import { Emitter, type Disposable, type Event } from "../core/emitter";
import type { Query } from "../core/query/queryTree";
import type { ExecutionSummary } from "../core/summary";

/** Finds those of some executions of a workspace that match; what is asked of it is settled one after the other. */
export type AskBundles = (
  workspace: string,
  executions: readonly ExecutionSummary[],
  found: (ids: readonly string[]) => void,
  signal: AbortSignal,
) => Promise<void>;

/** What is asked of within this time goes together, in ms. */
const gatherMs = 50;
/** So many go together at most: they are copied to another thread. */
const atOnce = 2000;
/** How long "last 3 hours" may be late, in ms. */
const clockStep = 60_000;

/**
 * Which executions a query lets through. What their summaries do not tell is read from the bundles by `ask`, and
 * `onDidFind` tells the workspace where more is known then.
 */
export class QueryFilter implements Disposable {
  private answers = new WeakMap<ExecutionSummary, boolean>();
  private readonly open = new Map</* workspace */ string, Set<ExecutionSummary>>();
  private readonly found = new Emitter<string>();
  private readonly controller = new AbortController();
  private readonly isTimed: boolean;
  private test: QueryTest;
  private step: number;
  private isAsking = false;

  readonly onDidFind: Event<string> = this.found.event;

  constructor(
    private readonly query: Query,
    private readonly ask: AskBundles,
    private readonly clock: () => Date,
  ) {
    this.isTimed = asksDate(query);
    const now = clock();
    this.step = stepOf(now);
    this.test = compileQuery(query, now);
  }

  /** How many executions are not settled yet. */
  get openCount(): number {
    return [...this.open.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Those that are known to match by now, in their order. */
  matching(workspace: string, executions: readonly ExecutionSummary[]): readonly ExecutionSummary[] {
    this.forgetInTime(this.clock());
    return executions.filter((execution) => this.passes(workspace, execution));
  }

  dispose(): void {
    this.controller.abort();
    this.open.clear();
    this.found.dispose();
  }

  private passes(workspace: string, execution: ExecutionSummary): boolean {
    const known = this.answers.get(execution);
    if (known !== undefined) return known;
    const decided = this.test(execution, null);
    if (decided === null) this.enqueue(workspace, execution);
    else this.answers.set(execution, decided);
    return decided ?? false;
  }

  private forgetInTime(now: Date): void {
    const step = stepOf(now);
    if (!this.isTimed || step === this.step) return;
    this.answers = new WeakMap();
    this.test = compileQuery(this.query, now);
    this.step = step;
  }

  private enqueue(workspace: string, execution: ExecutionSummary): void {
    const waiting = this.open.get(workspace) ?? new Set();
    this.open.set(workspace, waiting.add(execution));
    if (this.isAsking) return;
    this.isAsking = true;
    setTimeout(() => {
      void this.settle();
    }, gatherMs);
  }

  private async settle(): Promise<void> {
    for (const [workspace, waiting] of this.open)
      while (waiting.size > 0 && !this.controller.signal.aborted)
        await this.settleSome(workspace, waiting, [...waiting].slice(0, atOnce));
    this.isAsking = false;
  }

  private async settleSome(
    workspace: string,
    waiting: Set<ExecutionSummary>,
    some: readonly ExecutionSummary[],
  ): Promise<void> {
    const byId = new Map(some.map((execution) => [execution.id, execution]));
    const answered = (ids: readonly string[]): void => {
      for (const id of ids) {
        const execution = byId.get(id);
        if (execution !== undefined) this.answers.set(execution, true);
      }
      if (ids.length > 0) this.found.fire(workspace);
    };
    try {
      await this.ask(workspace, some, answered, this.controller.signal);
    } catch {
      // What cannot be read matches nothing.
    }
    for (const execution of some) {
      if (!this.answers.has(execution)) this.answers.set(execution, false);
      waiting.delete(execution);
    }
    this.found.fire(workspace);
  }
}

function stepOf(now: Date): number {
  return Math.floor(now.getTime() / clockStep);
}
