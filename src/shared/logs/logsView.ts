import type { ExecutionState } from "../../core/lifecycle";
import type { ExecutionTarget } from "../executionTarget";
import type { LogSearch } from "./logsMessages";

export type ShownStreams = "both" | "out" | "err";

/** A line that one was sent to from elsewhere. */
export interface SentTo {
  /** Another number each time. */
  readonly serial: number;
  /** From 0. */
  readonly line: number;
}

/** How often something was found, and where along the log. */
export interface FoundCountView {
  readonly places: number;
  readonly lines: number;
  /** For equal parts of the lines: a line in which it is; null: none. */
  readonly ruler: readonly (number | null)[];
}

/** What the page shows beside the lines themselves. */
export interface LogsView {
  readonly target: ExecutionTarget;
  readonly name: string;
  readonly state: ExecutionState;
  readonly hasEnded: boolean;
  /** ISO 8601; null before the start. */
  readonly started: string | null;
  /** How long it ran or runs, in ms; null before the start. */
  readonly durationMs: number | null;
  readonly streams: ShownStreams;
  /** Of the streams that are shown. */
  readonly bytes: number;
  /** The number of lines, or about so many. */
  readonly lines: number;
  readonly isCounted: boolean;
  /** How often lines got other numbers, and by how much the last time. */
  readonly renumbered: { readonly times: number; readonly shift: number };
  /** How often another log is shown: what was known of the lines before is of no use. */
  readonly edition: number;
  readonly search: LogSearch | null;
  /** Why what was typed cannot be searched for; the last search stays. */
  readonly searchProblem: string | null;
  readonly match: FoundCountView | null;
  /** Whether all was looked through. */
  readonly isSearched: boolean;
  readonly error: FoundCountView;
  readonly warning: FoundCountView;
  readonly sentTo: SentTo | null;
  /** Why nothing, or not all, can be read. */
  readonly problem: string | null;
}
