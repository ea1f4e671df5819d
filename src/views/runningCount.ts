import { isRunning } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";

/** The executions of a workspace. */
interface Executions {
  list(): readonly ExecutionSummary[];
  get(id: string): ExecutionSummary | undefined;
}

/** How many executions run: all are looked at once, then only what changes. */
export class RunningCount {
  private running: Set</* id */ string> | null = null;

  constructor(private readonly executions: Executions) {}

  /** @param ids that changed; none: any may have. */
  update(ids: readonly string[]): void {
    if (ids.length === 0) this.running = null;
    if (this.running === null) return;
    for (const id of ids)
      if (runs(this.executions.get(id))) this.running.add(id);
      else this.running.delete(id);
  }

  get count(): number {
    this.running ??= new Set(this.executions.list().flatMap((one) => (runs(one) ? [one.id] : [])));
    return this.running.size;
  }
}

function runs(execution: ExecutionSummary | undefined): boolean {
  return execution !== undefined && isRunning(execution.state);
}
