import type { Annotations } from "../core/records";
import type { ExecutionTarget } from "../shared/executionTarget";

/** What was changed of one execution's name, note, tags or pin. */
export interface Edit {
  readonly target: ExecutionTarget;
  readonly before: Partial<Annotations>;
  readonly after: Partial<Annotations>;
}

const mostSteps = 100;

/** What the user changed in this window, so that it can be undone, the last first; one step may be of several executions. */
export class EditHistory {
  private readonly steps: (readonly Edit[])[] = [];

  push(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    this.steps.push(edits);
    if (this.steps.length > mostSteps) this.steps.shift();
  }

  /** Takes the last step out. */
  pop(): readonly Edit[] | undefined {
    return this.steps.pop();
  }
}
