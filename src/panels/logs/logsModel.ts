import { accessSync, constants, existsSync } from "node:fs";
import { l10n } from "vscode";
import { messageOf } from "../../core/humanError";
import { mayPrint, type ExecutionState } from "../../core/lifecycle";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { LogSearch } from "../../shared/logs/logsMessages";
import type { FoundCountView, LogsView, SentTo, ShownStreams } from "../../shared/logs/logsView";
import { bundleLog } from "../../store/logOrder";
import { readSummary } from "../../store/readSummary";
import type { FindingProgress, ReadingProgress } from "../../store/logs/threadMessages";

const nothingFound: FoundCountView = { places: 0, lines: 0, ruler: [] };
const nothingRead: ReadingProgress = { kind: "reading", bytes: 0, lines: 0, isCounted: false, shift: 0 };

/** What the Logs page shows beside the lines. */
export class LogsModel {
  streams: ShownStreams = "both";
  search: LogSearch | null = null;
  private sentTo: SentTo | null = null;
  private sent = 0;
  private summary: ReturnType<typeof readSummary>;
  private durationMs: number | null = null;
  private searchProblem: string | null = null;
  private problem: string | null = null;
  private reading = nothingRead;
  private finding: FindingProgress | null = null;
  private renumbered = { times: 0, shift: 0 };
  private edition = 0;

  /** @param bundle absolute. */
  constructor(
    private readonly target: ExecutionTarget,
    private readonly bundle: string,
  ) {
    this.summary = readSummary(bundle);
    this.readExecution(new Date());
  }

  /** Whether nobody prints any more. */
  get hasEnded(): boolean {
    return !mayPrint(this.state);
  }

  get state(): ExecutionState {
    return this.summary.state;
  }

  get lines(): number {
    return this.reading.lines;
  }

  get started(): string | null {
    return this.summary.started;
  }

  readExecution(now: Date): void {
    this.summary = readSummary(this.bundle);
    const { started, durationMs } = this.summary;
    this.durationMs = durationMs ?? (started === null ? null : now.getTime() - new Date(started).getTime());
  }

  /** Other streams: all that was known of lines is of no use. */
  shows(streams: ShownStreams): void {
    this.streams = streams;
    this.reading = nothingRead;
    this.finding = null;
    this.renumbered = { times: 0, shift: 0 };
    this.edition += 1;
  }

  /** @param line the one to show, from 1; null: where one is. */
  sendsTo(line: number | null): void {
    this.sent += 1;
    this.sentTo = line === null ? null : { serial: this.sent, line: line - 1 };
  }

  readUpTo(progress: ReadingProgress): void {
    if (progress.isCounted && !this.reading.isCounted && progress.shift !== 0)
      this.renumbered = { times: this.renumbered.times + 1, shift: progress.shift };
    this.reading = progress;
  }

  searches(search: LogSearch | null): void {
    this.search = search;
    this.searchProblem = null;
    if (this.finding !== null) this.finding = { ...this.finding, match: null, isDone: false };
  }

  refusesSearch(problem: string): void {
    this.searchProblem = problem;
  }

  found(progress: FindingProgress): void {
    this.finding = progress;
  }

  fails(problem: string): void {
    this.problem = problem;
  }

  view(): LogsView {
    const { target, summary, streams, reading, finding, search } = this;
    return {
      target,
      name: summary.name ?? summary.method ?? summary.id,
      state: summary.state,
      hasEnded: this.hasEnded,
      started: summary.started,
      durationMs: this.durationMs,
      streams,
      bytes: reading.bytes,
      lines: reading.lines,
      isCounted: reading.isCounted,
      renumbered: this.renumbered,
      edition: this.edition,
      search,
      searchProblem: this.searchProblem,
      ...foundIn(finding),
      sentTo: this.sentTo,
      problem: this.problem ?? this.unreadable(),
    };
  }

  private unreadable(): string | null {
    for (const stream of ["out", "err"] as const) {
      const path = bundleLog(this.bundle, stream);
      try {
        if (existsSync(path)) accessSync(path, constants.R_OK);
      } catch (error) {
        return l10n.t("{0} cannot be read: {1}. What else was printed is shown.", path, messageOf(error));
      }
    }
    return null;
  }
}

function foundIn(
  finding: FindingProgress | null,
): Pick<LogsView, "match" | "isSearched" | "error" | "warning"> {
  if (finding === null) return { match: null, isSearched: false, error: nothingFound, warning: nothingFound };
  const { match, isDone, error, warning } = finding;
  return { match, isSearched: isDone, error, warning };
}
