import { join } from "node:path";
import { messageOf } from "../../core/humanError";
import { isEndState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { CourseHistory } from "../../store/courseHistory";
import { readExecution, type ReadExecution } from "../../store/readComparison";

/** An execution that cannot be compared, and why. */
export interface Unreadable {
  readonly id: string;
  readonly reason: string;
}

/**
 * Reads compared executions; one that has ended and did not change since is read once, of one that runs what was appended
 * to its events.
 */
export class ExecutionReader {
  private readonly known = new Map<
    /* id */ string,
    { readonly summary: string; readonly read: ReadExecution }
  >();
  private readonly courses = new Map</* folder */ string, CourseHistory>();

  constructor(private readonly layout: WorkspaceLayout) {}

  /** Reads them one by one; one that cannot be read leaves the others. */
  async readEach(executions: readonly ExecutionSummary[]): Promise<{
    readonly read: ReadonlyMap<string, ReadExecution>;
    readonly unreadable: readonly Unreadable[];
  }> {
    const read = new Map<string, ReadExecution>();
    const unreadable: Unreadable[] = [];
    for (const execution of executions)
      try {
        read.set(execution.id, await this.read(execution));
      } catch (error) {
        unreadable.push({ id: execution.id, reason: messageOf(error) });
      }
    return { read, unreadable };
  }

  private async read(execution: ExecutionSummary): Promise<ReadExecution> {
    const summary = JSON.stringify(execution);
    const known = this.known.get(execution.id);
    if (known?.summary === summary) return known.read;
    const read = await readExecution(this.layout, execution, (bundle) => this.coursesIn(bundle));
    if (isEndState(execution.state)) this.courses.delete(read.bundle);
    if (isEndState(execution.state) && execution.sealed) this.known.set(execution.id, { summary, read });
    return read;
  }

  private coursesIn(bundle: string): CourseHistory {
    const courses = this.courses.get(bundle) ?? new CourseHistory(join(bundle, bundlePaths.events));
    this.courses.set(bundle, courses);
    return courses;
  }
}
