import type { LineUpdateTexts, LogLine, Severity } from "../../core/logs/logLine";
import type { ShownByFilter } from "../../core/logs/shownLines";
import type { LogStream } from "../logOrder";
import type { Direction, FoundPlace } from "./lineFinder";
import type { TextPlace } from "./lineTally";

/** What a thread that reads a log is started with. */
export interface LogThreadData {
  /** One reads lines; the other looks for things, which may take long. */
  readonly role: "reader" | "finder";
  /** Absolute. */
  readonly bundle: string;
  readonly streams: readonly LogStream[];
  /** Where files that the log names are looked for, absolute; the workspace is the first. */
  readonly folders: readonly string[];
  readonly hasEnded: boolean;
  /** Whether nobody looks on: it does not look again whether the log has grown. */
  readonly isResting: boolean;
  /** Whether of a long log it reads only what it is asked for, until it is asked to begin. */
  readonly isHeld: boolean;
}

/** What is asked of a thread, by name: its parameters, and what it answers. */
export type LogThreadCalls = {
  readonly lines: {
    readonly params: { readonly from: number; readonly count: number };
    readonly result: readonly LogLine[];
  };
  readonly updates: { readonly params: { readonly line: number }; readonly result: LineUpdateTexts };
  readonly lineAt: { readonly params: { readonly ms: number }; readonly result: number };
  readonly text: {
    readonly params: { readonly from: number; readonly to: number };
    readonly result: CopiedLines;
  };
  readonly shownText: {
    readonly params: { readonly from: number; readonly to: number; readonly filter: ShownByFilter };
    readonly result: CopiedLines;
  };
  readonly search: {
    readonly params: {
      readonly serial: number;
      readonly pattern: { readonly source: string; readonly flags: string } | null;
    };
    readonly result: null;
  };
  readonly next: {
    readonly params: { readonly what: Wanted; readonly from: FoundPlace; readonly direction: Direction };
    readonly result: (FoundPlace & { readonly number: number }) | null;
  };
  readonly filtered: {
    readonly params: {
      readonly from: number;
      readonly direction: Direction;
      readonly count: number;
      readonly context: number;
    };
    readonly result: FilteredLines;
  };
  readonly highlights: {
    readonly params: { readonly from: number; readonly to: number };
    readonly result: readonly LineHighlights[];
  };
  readonly begin: { readonly params: null; readonly result: null };
  readonly hasEnded: { readonly params: null; readonly result: null };
  readonly rest: { readonly params: Pick<LogThreadData, "isResting">; readonly result: null };
};

/** Lines as text, without colours. */
export interface CopiedLines {
  readonly text: string;
  /** How many of those that were asked for, from the first. */
  readonly lines: number;
  /** What is not in the text: lines at the end, or the ends of lines that are too long. */
  readonly leftOut: "lines" | "ends" | null;
}

/** What one goes to: what was searched for, or lines that tell of something. */
export type Wanted = "match" | Severity;

/** Lines in which something was found, those around them, and where it is. */
export interface FilteredLines {
  readonly lines: readonly LogLine[];
  readonly highlights: readonly LineHighlights[];
}

export interface LineHighlights {
  readonly line: number;
  readonly places: readonly TextPlace[];
}

/** What the reader tells without being asked. */
export interface ReadingProgress {
  readonly kind: "reading";
  readonly bytes: number;
  readonly lines: number;
  /** Whether {@link lines} is the number; else about so many, and the last ones alone can be read. */
  readonly isCounted: boolean;
  /** By how much the numbers of lines that were read before are to be raised, now that they are counted. */
  readonly shift: number;
}

/** What the finder tells: how much it found up to where. */
export interface FindingProgress {
  readonly kind: "finding";
  /** Of the search that it tells of. */
  readonly serial: number;
  /** It grows while it works: one that does not tell of it any more hangs. */
  readonly looked: number;
  readonly isDone: boolean;
  readonly match: FoundCount | null;
  readonly error: FoundCount;
  readonly warning: FoundCount;
}

export interface FoundCount {
  readonly places: number;
  readonly lines: number;
  /** For each of {@link rulerParts} equal parts of the lines, a line in which something is; null: none. */
  readonly ruler: readonly (number | null)[];
}

/** A ruler is told in so many parts. */
export const rulerParts = 400;

export type LogThreadMessage =
  | ReadingProgress
  | FindingProgress
  | { readonly kind: "answer"; readonly serial: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly serial: number; readonly reason: string };

export interface LogThreadQuestion {
  readonly serial: number;
  readonly name: keyof LogThreadCalls;
  readonly params: unknown;
}
