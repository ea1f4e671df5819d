import type { ExecutionSummary } from "../core/summary";
import { searchBeside } from "../store/searchBeside";
import { logPattern, type ExecutionLogHit } from "../store/searchLogs";
import type { WorkspaceEntry } from "../host/workspaces";

/** What to look for, and in which executions. */
export interface LogSearchQuestion {
  readonly text: string;
  readonly regex: boolean;
  readonly case: boolean;
  /** Null: in all. */
  readonly query: string | null;
}

/** A line that was found, with the execution that printed it. */
export interface FoundLine {
  readonly entry: WorkspaceEntry;
  readonly execution: ExecutionSummary;
  readonly hit: ExecutionLogHit;
}

/** How far a search is. */
export interface LogSearchState {
  readonly lines: readonly FoundLine[];
  readonly looked: number;
  readonly total: number;
  /** Executions that could not be looked into, with the reason. */
  readonly failed: readonly string[];
  /** Whether there are more lines than are shown. */
  readonly isCut: boolean;
}

/** More lines than anybody goes through: who searches narrows the text instead. */
const maximumLines = 2000;

/**
 * Looks for a text in what the executions of all folders printed, newest first, in a thread beside.
 * @param searchProgram the built `searchWorker.js`, absolute.
 * @param show is called as lines come and executions are done.
 * @throws {SyntaxError} when the text is no regular expression.
 */
export async function searchAllLogs(
  question: LogSearchQuestion,
  entries: readonly WorkspaceEntry[],
  searchProgram: string,
  show: (state: LogSearchState) => void,
  signal: AbortSignal,
): Promise<void> {
  const pattern = logPattern(question.text, question);
  const lines: FoundLine[] = [];
  const failed: string[] = [];
  const total = entries.reduce((sum, { store }) => sum + store.list().length, 0);
  const enough = new AbortController();
  let before = 0;
  for (const entry of entries) {
    const executions = entry.store.list();
    const byId = new Map(executions.map((execution) => [execution.id, execution]));
    const request = {
      layout: entry.layout,
      executions,
      query: question.query,
      pattern: { source: pattern.source, flags: pattern.flags },
      now: new Date().toISOString(),
    };
    await searchBeside(
      searchProgram,
      request,
      ({ findings, looked }) => {
        for (const finding of findings) {
          const execution = byId.get(finding.id);
          if ("reason" in finding) failed.push(`${finding.id}: ${finding.reason}`);
          else if (execution !== undefined) lines.push({ entry, execution, hit: finding });
        }
        const isCut = lines.length > maximumLines;
        show({ lines: lines.slice(0, maximumLines), looked: before + looked, total, failed, isCut });
        if (isCut) enough.abort();
      },
      AbortSignal.any([signal, enough.signal]),
    );
    before += executions.length;
  }
}
