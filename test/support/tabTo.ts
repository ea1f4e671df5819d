import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";

const mostStops = 80;

/** Goes on with the Tab key, within a page of the workbench, until what is looked for has the focus. */
export async function tabTo(page: Page, frame: FrameLocator, selector: string): Promise<void> {
  const wanted = frame.locator(selector).first();
  await wanted.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await wanted.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`The Tab key does not lead to ${selector}.`);
}
