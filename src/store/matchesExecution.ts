import type { QueryTest } from "../core/query/compileQuery";
import { passesTest } from "../core/query/matchQuery";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import type { WorkspaceLayout } from "../bundle/layout";
import { archivedLogsHold } from "./archivedLogs";
import { InputIdentities } from "./inputIdentities";
import { bundleLogHolds, querySubject, type BundleSource } from "./querySubject";

/** What the inputs are, for each query: of many executions they are the same ones. */
const inputsOf = new WeakMap<QueryTest, InputIdentities>();

/**
 * Whether a query matches an execution. Of an archived one it is read what the query asks for, no more: records from a
 * copy in the cache, logs within the archive.
 * @throws {HumanError} when the archive is damaged.
 */
export async function matchesExecution(
  layout: WorkspaceLayout,
  summary: ExecutionSummary,
  test: QueryTest,
): Promise<boolean> {
  const decided = test(summary, null);
  if (decided !== null) return decided;
  const inputs = inputsOf.get(test) ?? new InputIdentities();
  inputsOf.set(test, inputs);
  const read = new BundleAnswers(layout, summary, inputs);
  // A query asks in turn: what it asked for in vain is fetched, then it is asked again.
  for (;;) {
    const matches = passesTest(test, querySubject(summary, read));
    if (!(await read.fetch())) return matches;
  }
}

/** What was read of an execution, and what was asked for and is not read yet. */
class BundleAnswers implements BundleSource {
  private readonly answers = new Map</* text of a log */ string, boolean>();
  private readonly texts = new Set<string>();
  private copy: string | null = null;
  private wantsRecords = false;
  private used: readonly Artifact[] | null = null;
  private stale: boolean | null = null;

  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly summary: ExecutionSummary,
    private readonly inputs: InputIdentities,
  ) {}

  readonly folder = (): string => {
    const { path, archived } = this.summary;
    this.wantsRecords ||= archived && this.copy === null;
    return this.copy ?? path;
  };

  readonly logHolds = (text: string): boolean => {
    if (!this.summary.archived) return bundleLogHolds(this.summary.path, text);
    if (!this.answers.has(text)) this.texts.add(text);
    return this.answers.get(text) ?? false;
  };

  readonly isStale = (artifacts: readonly Artifact[]): boolean => {
    this.used = artifacts;
    return this.stale ?? false;
  };

  /** Reads what was asked for in vain; false where that is nothing. */
  async fetch(): Promise<boolean> {
    if (this.wantsRecords) {
      this.copy = await bundleFolder(this.layout, this.summary, "metadata");
      this.wantsRecords = false;
      // Nothing was known of its inputs yet.
      this.used = null;
      return true;
    }
    const { texts, used } = this;
    if (texts.size > 0) {
      const found = await archivedLogsHold(this.summary.path, texts);
      for (const text of texts) this.answers.set(text, found.has(text));
      texts.clear();
      return true;
    }
    if (used === null || this.stale !== null) return false;
    this.stale = await this.inputs.isStale(this.layout, used, !this.summary.imported);
    return true;
  }
}
