import { setImmediate as turn } from "node:timers/promises";
import { messageOf } from "../core/humanError";

/** Others get their turn after this time, in ms. */
const turnMs = 25;

/** What something was not done with, and why; the error itself for the log. */
interface RefusedOne<T> {
  readonly one: T;
  readonly reason: string;
  readonly error: unknown;
}

export interface TurnsOutcome<T> {
  readonly done: readonly T[];
  readonly refused: readonly RefusedOne<T>[];
  /** Whether the signal was aborted before all had their turn. */
  readonly isCancelled: boolean;
}

/**
 * Does something with one after the other. What goes wrong with one of them, whatever it is, keeps none of the others from
 * it; an abort ends it, and what was done until then is told all the same. What is done may be synchronous: others get their
 * turn in between.
 */
export async function eachInTurn<T>(
  all: readonly T[],
  act: (one: T, index: number) => Promise<void> | void,
  signal?: AbortSignal,
): Promise<TurnsOutcome<T>> {
  const done: T[] = [];
  const refused: RefusedOne<T>[] = [];
  let begun = performance.now();
  for (const [index, one] of all.entries()) {
    if (performance.now() - begun > turnMs) {
      await turn();
      begun = performance.now();
    }
    if (isAborted(signal)) return { done, refused, isCancelled: true };
    try {
      await act(one, index);
      done.push(one);
    } catch (error) {
      if (isAborted(signal)) return { done, refused, isCancelled: true };
      refused.push({ one, reason: messageOf(error), error });
    }
  }
  return { done, refused, isCancelled: false };
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
