import { type FrameLocator, type Locator, type Page } from "playwright-core";

const limitMs = 30_000;

/**
 * The name of the frame that is seen and whose middle lies inside the area; null where there is none.
 * All are looked at in one go: a frame goes with the page that leaves, and one by one it would be waited for.
 */
async function nameWithin(frames: Locator, area: Locator): Promise<string | null> {
  const around = await area.boundingBox();
  if (around === null) return null;
  return await frames.evaluateAll((all, { x, y, width, height }) => {
    const shown = all.find((frame) => {
      const box = frame.getBoundingClientRect();
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const lies = middle.x > x && middle.x < x + width && middle.y > y && middle.y < y + height;
      return lies && box.width > 0 && getComputedStyle(frame).visibility === "visible";
    });
    return shown?.getAttribute("name") ?? null;
  }, around);
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
    const name = await nameWithin(frames, area);
    if (name !== null)
      return page.frameLocator(`iframe.webview[name="${name}"]`).frameLocator("#active-frame");
    await page.waitForFunction(() => new Promise(requestAnimationFrame));
  }
  throw new Error("No webview is shown there.");
}
