import type { LineUpdateTexts, LogLine } from "../../core/logs/logLine";
import type { ShownByFilter } from "../../core/logs/shownLines";
import type { ExecutionTarget } from "../executionTarget";
import type { LogsStrings } from "./strings";
import type { LogsView, ShownStreams } from "./logsView";

export type { LineUpdateTexts, LogLine, LogLink } from "../../core/logs/logLine";
export type { ShownByFilter } from "../../core/logs/shownLines";
export type { TextStyle } from "../../core/logs/terminalText";

/** A line of what an execution printed. */
export interface LogLinePlace {
  readonly stream: "out" | "err";
  /** From 1. */
  readonly line: number;
}

/** The line that something names as its `place`; undefined where it names none. */
export function logLinePlaceOf(value: unknown): LogLinePlace | undefined {
  if (typeof value !== "object" || value === null || !("place" in value)) return undefined;
  const { place } = value;
  if (typeof place !== "object" || place === null || !("stream" in place) || !("line" in place))
    return undefined;
  const { stream, line } = place;
  return typeof line === "number" ? { stream: stream === "err" ? "err" : "out", line } : undefined;
}

/** What to look for. */
export interface LogSearch {
  readonly text: string;
  readonly regex: boolean;
  readonly case: boolean;
  readonly word: boolean;
}

export type StepDirection = "forward" | "backward";

/** What one steps to: what is searched for, or lines that tell of something. */
export type StepTo = "match" | "error" | "warning";

/** A place that was found: the line, and which of those in it, from 0. */
export interface LogPlace {
  readonly line: number;
  readonly nth: number;
}

/** What the user wants done; nothing is answered. */
export type LogsIntent =
  /** The first screen is seen. */
  | { readonly type: "drawn" }
  | { readonly type: "streams"; readonly streams: ShownStreams }
  | { readonly type: "search"; readonly search: LogSearch | null }
  | {
      readonly type: "copyLines";
      readonly from: number;
      readonly to: number;
      /** Null: all of them. */
      readonly filter: ShownByFilter | null;
    }
  | {
      readonly type: "openFile";
      readonly path: string;
      readonly line: number | null;
      readonly column: number | null;
    }
  | { readonly type: "openUrl"; readonly url: string }
  | { readonly type: "saveAs" }
  | { readonly type: "command"; readonly verb: "openDetails" | "showLiveOutput" };

/** Places in a line, in UTF-16 units. */
export interface LineHighlights {
  readonly line: number;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** What the page asks and waits for. A type, not an interface: the message layer takes it as a table. */
export type LogsRequests = {
  readonly lines: {
    readonly params: { readonly from: number; readonly count: number };
    readonly result: readonly LogLine[];
  };
  readonly filtered: {
    readonly params: {
      readonly from: number;
      readonly direction: StepDirection;
      readonly count: number;
      readonly context: number;
    };
    readonly result: {
      readonly lines: readonly LogLine[];
      readonly highlights: readonly LineHighlights[];
    };
  };
  readonly highlights: {
    readonly params: { readonly from: number; readonly to: number };
    readonly result: readonly LineHighlights[];
  };
  readonly updates: { readonly params: { readonly line: number }; readonly result: LineUpdateTexts };
  readonly step: {
    readonly params: { readonly to: StepTo; readonly from: LogPlace; readonly direction: StepDirection };
    readonly result: (LogPlace & { readonly number: number }) | null;
  };
  /** Asks the user where to; null: nowhere. */
  readonly goTo: {
    readonly params: { readonly line: number };
    readonly result: { readonly line: number } | null;
  };
};

/** What the page remembers while it is behind another one, and over a reload of the window. */
export interface LogsPageState {
  readonly target: ExecutionTarget;
  /** On top of what is seen, from 0; null: the end was followed. */
  readonly line: number | null;
  readonly choices: Readonly<Record<string, string>>;
}

export interface LogsSnapshot {
  readonly view: LogsView;
  readonly strings: LogsStrings;
}
