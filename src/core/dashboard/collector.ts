import type { ExecutionSummary } from "../summary";

/** Gathers what a section tells, one execution after the other. */
export interface Collector<Result> {
  /**
   * @param at when it was created, ms; NaN where that is not known.
   * @param period the place of its period; -1 where it lies in none.
   */
  add(summary: ExecutionSummary, at: number, period: number): void;
  result(): Result;
}

/** What a section of a dashboard tells, or why it cannot. */
export type Section<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: string };
