import { setImmediate, setTimeout } from "node:timers/promises";

/** Long work in short steps: each takes a millisecond or less, so that whoever shares the thread has its turn between them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How long steps are taken at once, in ms. */
const sliceMs = 10;

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Takes the steps slice by slice; others have their turn between.
 * @param rest how long to rest before the next slice, in ms.
 * @returns null when it was cancelled.
 */
export async function inSlices<T>(
  steps: Steps<T>,
  signal: AbortSignal,
  rest: () => number = () => 0,
): Promise<T | null> {
  try {
    for (;;) {
      for (let ms = rest(); ms > 0; ms = rest()) await setTimeout(ms);
      const until = performance.now() + sliceMs;
      do {
        if (signal.aborted) return null;
        const { done, value } = steps.next();
        if (done === true) return value;
      } while (performance.now() < until);
      await setImmediate();
    }
  } finally {
    // What was begun is cleaned up after.
    steps.return(undefined as never);
  }
}

/** The members of a list, with a step after each so many of them. */
export function* pieces<T>(all: Iterable<T>, atATime: number): Generator<readonly T[], void, undefined> {
  let piece: T[] = [];
  for (const one of all)
    if (piece.push(one) === atATime) {
      yield piece;
      piece = [];
    }
  if (piece.length > 0) yield piece;
}
