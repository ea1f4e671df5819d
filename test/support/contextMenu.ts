import { type Locator, type Page } from "playwright-core";

// A menu takes no release of the mouse in its first 100 ms, so that the click that opened it chooses nothing.
const pressMs = 150;

/** Opens the context menu of an element and takes the item of this label; the labels of submenus come before it. */
export async function pickFromContextMenu(page: Page, element: Locator, ...path: string[]): Promise<void> {
  await element.click({ button: "right" });
  const items = page.locator(".monaco-menu .action-menu-item");
  for (const label of path)
    await items.filter({ has: page.getByText(label, { exact: true }) }).click({ delay: pressMs });
}

/** The labels of the context menu of an element; closes it again. */
export async function contextMenuLabels(page: Page, element: Locator): Promise<string[]> {
  await element.click({ button: "right" });
  const labels = page.locator(".monaco-menu .action-menu-item .action-label");
  await labels.first().waitFor();
  const texts = await labels.allInnerTexts();
  await page.keyboard.press("Escape");
  return texts;
}
