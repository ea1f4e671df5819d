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
/** Bundles are not read all the time: what took this long to read may be so many times as late. */
const restFactor = 5;

/** What is known of the executions of a workspace, and what is not yet. */
class WorkspaceAnswers {
  /** Those that are to be asked of: of each what it is now. */
  readonly open = new Map</* execution id */ string, ExecutionSummary>();
  /** What was found last, whatever became of the execution since. */
  readonly last = new Map</* execution id */ string, boolean>();
}

/**
 * Which executions a query lets through. What their summaries do not tell is read from the bundles by `ask`, and
 * `onDidFind` tells the workspace where more is known then. While one that has changed is asked of again, what was
 * found before holds.
 */
export class QueryFilter implements Disposable {
  private answers = new WeakMap<ExecutionSummary, boolean>();
  private readonly workspaces = new Map</* workspace */ string, WorkspaceAnswers>();
  private readonly found = new Emitter<string>();
  private readonly controller = new AbortController();
  private readonly isTimed: boolean;
  private test: QueryTest;
  private forgottenAt: number;
  private askedSince = 0;
  private restMs = 0;
  private isAsking = false;

  readonly onDidFind: Event<string> = this.found.event;

  constructor(
    private readonly query: Query,
    private readonly ask: AskBundles,
    private readonly clock: () => Date,
  ) {
    this.isTimed = asksDate(query);
    const now = clock();
    this.forgottenAt = now.getTime();
    this.test = compileQuery(query, now);
  }

  /** How many executions are not settled yet. */
  get openCount(): number {
    return [...this.workspaces.values()].reduce((sum, { open }) => sum + open.size, 0);
  }

  /** Those that are known to match by now, in their order. */
  matching(workspace: string, executions: readonly ExecutionSummary[]): readonly ExecutionSummary[] {
    return this.matchingOf(executions, () => workspace, itself);
  }

  /** The same of what executions are told by, of several workspaces. */
  matchingOf<Item>(
    items: readonly Item[],
    workspaceOf: (item: Item) => string,
    executionOf: (item: Item) => ExecutionSummary,
  ): readonly Item[] {
    this.forgetInTime(this.clock());
    return items.filter((item) => this.passes(workspaceOf(item), executionOf(item)));
  }

  /** Whether it is known of an execution if it matches, or if it did before it changed. */
  knows(workspace: string, execution: ExecutionSummary): boolean {
    return this.answers.has(execution) || this.answersOf(workspace).last.has(execution.id);
  }

  dispose(): void {
    this.controller.abort();
    this.workspaces.clear();
    this.found.dispose();
  }

  private answersOf(workspace: string): WorkspaceAnswers {
    const answers = this.workspaces.get(workspace) ?? new WorkspaceAnswers();
    this.workspaces.set(workspace, answers);
    return answers;
  }

  private passes(workspace: string, execution: ExecutionSummary): boolean {
    const known = this.answers.get(execution);
    if (known !== undefined) return known;
    const decided = this.test(execution, null);
    if (decided !== null) {
      this.answers.set(execution, decided);
      return decided;
    }
    const answers = this.answersOf(workspace);
    answers.open.set(execution.id, execution);
    this.askSoon();
    return answers.last.get(execution.id) ?? false;
  }

  private forgetInTime(now: Date): void {
    if (!this.isTimed || this.isAsking) return;
    if (now.getTime() - this.forgottenAt < Math.max(clockStep, this.restMs)) return;
    this.answers = new WeakMap();
    this.test = compileQuery(this.query, now);
    this.forgottenAt = now.getTime();
  }

  private askSoon(): void {
    if (this.isAsking) return;
    this.isAsking = true;
    this.askedSince = this.clock().getTime();
    setTimeout(() => {
      void this.settle();
    }, gatherMs);
  }

  private async settle(): Promise<void> {
    while (this.openCount > 0 && !this.controller.signal.aborted)
      for (const [workspace, answers] of [...this.workspaces]) await this.settleSome(workspace, answers);
    const now = this.clock().getTime();
    this.restMs = restFactor * (now - this.askedSince);
    this.isAsking = false;
  }

  private async settleSome(workspace: string, { open, last }: WorkspaceAnswers): Promise<void> {
    const some = new Map([...open].slice(0, atOnce));
    if (some.size === 0 || this.controller.signal.aborted) return;
    const answer = (execution: ExecutionSummary, matches: boolean): void => {
      this.answers.set(execution, matches);
      last.set(execution.id, matches);
    };
    const answered = (ids: readonly string[]): void => {
      for (const id of ids) {
        const execution = some.get(id);
        if (execution !== undefined) answer(execution, true);
      }
      if (ids.length > 0) this.found.fire(workspace);
    };
    try {
      await this.ask(workspace, [...some.values()], answered, this.controller.signal);
    } catch {
      // What cannot be read matches nothing.
    }
    for (const [id, execution] of some) {
      if (!this.answers.has(execution)) answer(execution, false);
      // It may have changed meanwhile.
      if (open.get(id) === execution) open.delete(id);
    }
    this.found.fire(workspace);
  }
}

function itself(execution: ExecutionSummary): ExecutionSummary {
  return execution;
}
