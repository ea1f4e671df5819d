import type { Locator } from "playwright-core";
import { pressOnce, until } from "./press";

/**
 * Presses a lens. The editor looks where the button is let go, and draws lenses anew as it likes: that a quick input
 * opened tells most surely that the press arrived.
 */
export async function pressLens(lens: Locator, quickInput: Locator): Promise<void> {
  const wasOpen = await quickInput.isVisible();
  const hasOpened = async (): Promise<boolean> => !wasOpen && (await quickInput.isVisible());
  const attempt = async (): Promise<boolean> =>
    (await hasOpened()) || (await pressOnce(lens, { endsOn: ".codelens-decoration a" }));
  await until(attempt, `No click reached ${String(lens)}.`);
}
