import type { FrameLocator } from "playwright-core";
import { until } from "./press";
import { webviewWithin } from "./webviewFrame";
import type { Workbench } from "./workbench";

/** How long a dialog may take to close once it took an answer. */
const closeMs = 5_000;

/** Runs a command by its full title in the palette, by keyboard alone. */
export async function runByKeys({ page, quickInput }: Workbench, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await quickInput.input.waitFor();
  await page.keyboard.type(title);
  const row = quickInput.row(title);
  await row.waitFor();
  // Those that were used last stand first.
  while ((await row.and(page.locator(".focused")).count()) === 0) await page.keyboard.press("ArrowDown");
  await quickInput.accept();
}

/** The document of the webview whose tab, of this title, is in front; nothing is pressed for it. */
export async function pageInFront(workbench: Workbench, title: string): Promise<FrameLocator> {
  const { page } = workbench;
  await workbench.tab(title).and(page.locator(".tab.active")).waitFor();
  return await webviewWithin(page, page.locator(".editor-group-container.active .editor-container"));
}

/**
 * Answers a dialog for files by keyboard alone, until it takes the path: it takes none while it looks at a folder.
 * @param offered how what it offers ends.
 */
export async function typePath(
  { page: { keyboard }, quickInput }: Workbench,
  offered: string,
  path: string,
): Promise<void> {
  await quickInput.waitForValue(offered);
  await until(async () => {
    if ((await quickInput.value()) !== path) {
      await keyboard.press("End");
      await keyboard.press("Shift+Home");
      await keyboard.type(path);
    }
    await quickInput.accept();
    // A second Enter would be for what has the focus next.
    await quickInput.widget.waitFor({ state: "hidden", timeout: closeMs });
    return true;
  }, `The dialog did not take ${path}.`);
}
