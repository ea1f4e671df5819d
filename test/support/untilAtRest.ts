import type { Page } from "playwright-core";

/** Some go on for ever: a spinner, a caret. */
const longestMs = 1000;

/** Waits until what just opened or closed, such as a menu, is not moved or faded any more. */
export async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(async (limitMs) => {
    const moves = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime ?? Infinity) < limitMs)
      .map(({ finished }) => finished);
    await Promise.allSettled(moves);
  }, longestMs);
}
