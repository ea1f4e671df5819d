import { isEndState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readExecution, type ReadExecution } from "../../store/readComparison";

/** Reads compared executions; one that has ended and did not change since is read once. */
export class ExecutionReader {
  private readonly known = new Map<
    /* id */ string,
    { readonly summary: string; readonly read: ReadExecution }
  >();

  constructor(private readonly layout: WorkspaceLayout) {}

  /**
   * @throws {HumanError} when its archive is damaged; the error of the file system.
   */
  async read(execution: ExecutionSummary): Promise<ReadExecution> {
    const summary = JSON.stringify(execution);
    const known = this.known.get(execution.id);
    if (known?.summary === summary) return known.read;
    const read = await readExecution(this.layout, execution);
    if (isEndState(execution.state) && execution.sealed) this.known.set(execution.id, { summary, read });
    return read;
  }
}
