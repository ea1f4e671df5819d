import type { QueryTest } from "../core/query/compileQuery";
import { passesTest } from "../core/query/matchQuery";
import type { ExecutionSummary } from "../core/summary";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import type { WorkspaceLayout } from "../bundle/layout";
import { archivedLogsHold } from "./archivedLogs";
import { querySubject } from "./querySubject";

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
  const { workspace } = layout;
  if (!summary.archived) return passesTest(test, querySubject(workspace, summary));
  const read = new ArchiveAnswers(summary.path);
  // A query asks in turn: what it asked for in vain is fetched, then it is asked again.
  for (;;) {
    const matches = passesTest(test, querySubject(workspace, summary, read));
    if (!(await read.fetch(layout, summary))) return matches;
  }
}

/** What was read of an archive, and what was asked for and is not read yet. */
class ArchiveAnswers {
  private readonly answers = new Map</* text of a log */ string, boolean>();
  private readonly texts = new Set<string>();
  private copy: string | null = null;
  private wantsRecords = false;

  constructor(private readonly archive: string) {}

  readonly folder = (): string => {
    this.wantsRecords ||= this.copy === null;
    return this.copy ?? this.archive;
  };

  readonly logHolds = (text: string): boolean => {
    if (!this.answers.has(text)) this.texts.add(text);
    return this.answers.get(text) ?? false;
  };

  /** Reads what was asked for in vain; false where that is nothing. */
  async fetch(layout: WorkspaceLayout, summary: ExecutionSummary): Promise<boolean> {
    const { texts, wantsRecords } = this;
    if (texts.size === 0 && !wantsRecords) return false;
    if (wantsRecords) this.copy = await bundleFolder(layout, summary, "metadata");
    if (texts.size > 0) {
      const found = await archivedLogsHold(this.archive, texts);
      for (const text of texts) this.answers.set(text, found.has(text));
    }
    texts.clear();
    this.wantsRecords = false;
    return true;
  }
}
