import type { CodeLine } from "./compareView";

/** A place of a file in which two executions differ: a path of JSON, or a cell of a table. */
export interface ContentPlace {
  /** The path; or the row and the column. */
  readonly place: readonly string[];
  readonly before: string;
  readonly after: string;
  /** "+0.0481 (+5.2 %)" of two numbers; else empty. */
  readonly delta: string;
}

/** How a file of an execution differs from the baseline's, by what it is. */
export type ContentView =
  | {
      readonly kind: "places";
      readonly summary: string;
      /** Heads of the columns that name the place. */
      readonly heads: readonly string[];
      readonly places: readonly ContentPlace[];
      /** Rows of a table that only one of them has. */
      readonly lines: readonly CodeLine[];
      /** "200 of 1,234 are shown"; empty where all are. */
      readonly left: string;
    }
  | {
      readonly kind: "lines";
      readonly summary: string;
      readonly lines: readonly CodeLine[];
      readonly left: string;
    }
  /** Both as `data:` addresses. */
  | { readonly kind: "pictures"; readonly before: string; readonly after: string }
  /** Nothing to show beside the words. */
  | { readonly kind: "words"; readonly summary: string };

/** How what one execution printed differs from what the baseline printed. */
export interface LogView {
  /** "the first 6 lines are the same; …" */
  readonly summary: string;
  readonly lines: readonly CodeLine[];
  /** The first line that differs, from 1, the same in both; null where none does. */
  readonly line: number | null;
  /** Whether neither printed anything. */
  readonly isEmpty: boolean;
  /** Whether nothing that is still printed can change it. */
  readonly isFinal: boolean;
}

/** Relative differences up to which two numbers may be held to be equal. */
export const tolerances = [0, 1e-9, 1e-6, 1e-3, 1e-2] as const;
