import type { TextStyle } from "./terminalText";

/** What a line tells of, as far as its words say so. */
export type Severity = "error" | "warning";

/** A place in the text of a line that leads somewhere; `start` and `end` count UTF-16 units. */
export type LogLink =
  | { readonly kind: "url"; readonly start: number; readonly end: number; readonly url: string }
  | {
      readonly kind: "file";
      readonly start: number;
      readonly end: number;
      /** Absolute once it was found, else as it was printed. */
      readonly path: string;
      /** From 1; null: the file as a whole. */
      readonly line: number | null;
      readonly column: number | null;
    };

/** How often a line was written anew by carriage returns, and until when. */
export interface LineUpdates {
  readonly count: number;
  /** Milliseconds since the start; null where that was not recorded. */
  readonly until: number | null;
}

/** All that a line said, one after the other; where that is more than anybody looks at, its beginning and its end. */
export interface LineUpdateTexts {
  readonly first: readonly string[];
  /** What lies between the two; null: nothing. */
  readonly leftOut:
    | { readonly kind: "updates"; readonly count: number }
    | { readonly kind: "bytes"; readonly bytes: number }
    | null;
  readonly last: readonly string[];
}

/** A line of a log as it is shown. */
export interface LogLine {
  /** From 0, among the lines of the streams that are shown. */
  readonly line: number;
  readonly stream: "out" | "err";
  /** When it began: milliseconds since the start; null where that was not recorded. */
  readonly at: number | null;
  /** What stands there at last; controls are made visible. */
  readonly text: string;
  readonly styles: readonly TextStyle[];
  /** Bytes that are not in the text, because the line is too long. */
  readonly hiddenBytes: number;
  readonly updates: LineUpdates | null;
  readonly severity: Severity | null;
  readonly links: readonly LogLink[];
  /** Whether it belongs to a frame of a stack trace that lies in a library. */
  readonly isLibrary: boolean;
}
