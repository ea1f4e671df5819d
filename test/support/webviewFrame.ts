import { type FrameLocator, type Locator, type Page } from "playwright-core";

const limitMs = 30_000;

/** Whether the middle of the one element lies inside the other. */
async function liesWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [box, around] = await Promise.all([inner.boundingBox(), outer.boundingBox()]);
  if (box === null || around === null || box.width === 0) return false;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  return x > around.x && x < around.x + around.width && y > around.y && y < around.y + around.height;
}

/**
 * The document of the webview that is shown in `area`, two frames deep.
 * Throws where none is shown there within half a minute.
 */
export async function webviewWithin(page: Page, area: Locator): Promise<FrameLocator> {
  const frames = page.locator("iframe.webview.ready");
  await area.waitFor();
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    await frames.first().waitFor();
    for (const frame of await frames.all()) {
      const name = await frame.getAttribute("name");
      if (name === null || !(await frame.isVisible()) || !(await liesWithin(frame, area))) continue;
      return page.frameLocator(`iframe.webview[name="${name}"]`).frameLocator("#active-frame");
    }
    await page.waitForFunction(() => new Promise(requestAnimationFrame));
  }
  throw new Error("No webview is shown there.");
}
