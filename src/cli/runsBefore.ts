import { existsSync } from "node:fs";
import { join } from "node:path";
import type * as EarlierRuns from "../store/earlierRuns";
import type { RunSetup } from "../store/earlierRuns";
import type { ExecutionEnd } from "../store/readSummary";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import type { Comparison } from "./closingLine";

interface Before {
  /** Bundles of the runs before, absolute, newest first. */
  readonly bundles: readonly string[];
  /** What the last of them had to work with; null where it was not known for good when it was read. */
  readonly setup: RunSetup | null;
}

/** The runs of a method that an execution is held against: what cannot change any more is read while its script runs. */
export class RunsBefore {
  private before: Promise<Before> | null = null;

  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly methodId: string,
  ) {}

  /** Begins to read them. @param id the execution that runs now. */
  begin(id: string): void {
    this.before ??= this.read(id);
    // Whoever compares is told.
    this.before.catch(() => undefined);
  }

  /** Of a run without metrics only the last of those before is looked at. */
  async comparedWith({ id, path, metrics }: ExecutionEnd): Promise<Comparison> {
    const { readResult, readSetup } = await this.reader();
    const { bundles, setup } = await (this.before ?? this.read(id));
    // One may have been deleted meanwhile.
    const left = bundles.filter((bundle) => existsSync(join(bundle, bundlePaths.jobStatus)));
    const [last] = left;
    const isKnown = setup !== null && last === bundles[0];
    const asked = Object.keys(metrics).length === 0 ? [] : left;
    return {
      now: readSetup(path),
      before: last === undefined ? null : isKnown ? setup : readSetup(last),
      results: asked.map(readResult).filter((result) => result !== null),
    };
  }

  private async read(id: string): Promise<Before> {
    const { earlierRuns, readSetup } = await this.reader();
    const { executions } = this.layout;
    const bundles = earlierRuns(this.layout, this.methodId, id).map((each) => join(executions, each));
    const [last] = bundles;
    const isSealed = last !== undefined && existsSync(join(last, bundlePaths.token));
    return { bundles, setup: isSealed ? readSetup(last) : null };
  }

  private reader(): Promise<typeof EarlierRuns> {
    return import("../store/earlierRuns");
  }
}
