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

/** The labels of the context menu of an element, or of a submenu of it; closes it again. */
export async function contextMenuLabels(page: Page, element: Locator, ...path: string[]): Promise<string[]> {
  await pickFromContextMenu(page, element, ...path);
  const menu = page.locator(".monaco-menu").nth(path.length);
  const labels = menu.locator(".action-menu-item .action-label");
  await labels.first().waitFor();
  const texts = await labels.allInnerTexts();
  for (let open = path.length; open >= 0; open -= 1) await page.keyboard.press("Escape");
  return texts;
}
