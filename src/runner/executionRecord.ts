import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeJsonAtomic, type WriteOptions } from "../bundle/atomicWrite";
import { tellJournal } from "../bundle/tellJournal";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import {
  advance,
  createdStatus,
  withProgress,
  type JobStatus,
  type Owner,
  type TransitionDetails,
} from "../core/jobStatus";
import { isEndState, type RecordedState } from "../core/lifecycle";

/** The bundle of one execution while it is being written: its state on disk, and the journal that tells others. */
export class ExecutionRecord {
  private current: JobStatus;

  private constructor(
    readonly layout: WorkspaceLayout,
    readonly id: string,
    readonly bundle: string,
    status: JobStatus,
    private readonly now: () => Date,
    private readonly run: string | null,
  ) {
    this.current = status;
  }

  /** Writes the record of an execution whose (empty) folder exists, before anything is launched. */
  static create(options: {
    readonly layout: WorkspaceLayout;
    readonly id: string;
    readonly bundle: string;
    readonly methodId: string;
    readonly owner: Owner;
    readonly created: Date;
    readonly now: () => Date;
    readonly run: string | null;
  }): ExecutionRecord {
    const { layout, id, bundle, now, run } = options;
    for (const folder of ["auth", "metadata", "outputs"]) mkdirSync(join(bundle, folder));
    const status = createdStatus(id, options.methodId, options.created, options.owner);
    const record = new ExecutionRecord(layout, id, bundle, status, now, run);
    record.write("content");
    return record;
  }

  /** Takes up the record of an execution whose runner is gone; nothing is written. */
  static resume(options: {
    readonly layout: WorkspaceLayout;
    readonly id: string;
    readonly bundle: string;
    readonly status: JobStatus;
    readonly now: () => Date;
  }): ExecutionRecord {
    const { layout, id, bundle, status, now } = options;
    return new ExecutionRecord(layout, id, bundle, status, now, null);
  }

  get status(): JobStatus {
    return this.current;
  }

  path(name: string): string {
    return join(this.bundle, name);
  }

  /** Goes through the states in turn and flushes the last to disk before it returns. */
  advance(states: readonly RecordedState[], details: TransitionDetails = {}): void {
    let next = this.current;
    states.forEach((state, index) => {
      next = advance(next, state, this.now(), index === states.length - 1 ? details : {});
    });
    this.take(next);
  }

  /** What the record will be after the end state: for the documents that are written before it. */
  endingAs(state: RecordedState, details: TransitionDetails): JobStatus {
    return advance(this.current, state, this.now(), details);
  }

  /** Takes over a record made by {@link endingAs}, flushed to disk. */
  take(status: JobStatus): void {
    const before = this.current;
    this.current = status;
    try {
      this.write("all");
    } catch (error) {
      // An end that nobody can read is none.
      if (isEndState(status.state)) this.current = before;
      throw error;
    }
    this.tell(status.state);
  }

  /** Notes the script's process group, so that a script that outlives its runner can be found; a courtesy on a full disk. */
  ownGroup(processGroup: number): void {
    const { owner } = this.current;
    if (owner === null) return;
    this.current = { ...this.current, owner: { ...owner, processGroup } };
    try {
      this.write();
    } catch {
      // The next change of state says that nothing can be written.
    }
  }

  /** What the script says of its progress; not flushed, since nothing depends on it. */
  progress(message: string, progress: number | null): void {
    this.current = withProgress(this.current, this.now(), message, progress);
    this.write();
    this.tell("CHANGED");
  }

  /** Tells readers that something of this execution changed. */
  tell(change: string): void {
    tellJournal(this.layout.journal, {
      at: this.now().toISOString(),
      id: this.id,
      change,
      ...(this.run === null ? {} : { run: this.run }),
    });
  }

  private write(flush?: WriteOptions["flush"]): void {
    const options = flush === undefined ? {} : { flush };
    writeJsonAtomic(this.path(bundlePaths.jobStatus), this.current, options);
  }
}
