import { type Locator, type Page } from "playwright-core";
import { press } from "./press";

// A menu takes no release of the mouse in its first 100 ms, so that the click that opened it chooses nothing.
const pressMs = 150;
const limitMs = 30_000;
/** How long an open menu may take to show an item. */
const menuMs = 3_000;
/** How long it may take to close once an item was taken. */
const closeMs = 10_000;

/** Whether an element comes to be so in time. */
async function comes(element: Locator, state: "visible" | "hidden"): Promise<boolean> {
  return await element.waitFor({ state, timeout: state === "visible" ? menuMs : closeMs }).then(
    () => true,
    () => false,
  );
}

function menu(page: Page): Locator {
  return page.locator(".context-view .monaco-menu").first();
}

function labels(page: Page): Locator {
  return page.locator(".monaco-menu .action-menu-item .action-label");
}

/** Closes what is open of the menu and its submenus: without one the key means the list behind it. */
async function close(page: Page): Promise<void> {
  const menus = page.locator(".monaco-menu");
  for (let open = await menus.count(); open > 0; open = await menus.count()) {
    await page.keyboard.press("Escape");
    await comes(menus.nth(open - 1), "hidden");
  }
}

/** Whether the item of an open menu took a press. */
async function take(item: Locator): Promise<boolean> {
  const element = await item.elementHandle({ timeout: menuMs });
  const state = await element.evaluateHandle((node) => {
    const released = { here: false };
    node.addEventListener("mouseup", () => (released.here = true), { capture: true, once: true });
    return released;
  });
  await element.click({ delay: pressMs, timeout: menuMs });
  return await state.evaluate(({ here }) => here);
}

/** Whether the items of an open menu were taken one after the other, each but the last opens a menu of its own. */
async function takeAll(page: Page, path: readonly string[]): Promise<boolean> {
  const items = page.locator(".monaco-menu .action-menu-item");
  const item = (label: string): Locator => items.filter({ has: page.getByText(label, { exact: true }) });
  for (const label of path)
    if (!(await comes(item(label), "visible")) || !(await take(item(label)))) return false;
  return true;
}

/**
 * Opens the context menu of an element and takes the item of this label; the labels of submenus come before it.
 * VS Code closes a menu when the tree behind it is drawn again, as it then gives the tree the focus; and a menu keeps the
 * items that fitted when it opened. So it is opened again where the item does not come or goes before it was taken.
 * Throws an Error with the items that were seen, after half a minute.
 */
export async function pickFromContextMenu(page: Page, element: Locator, ...path: string[]): Promise<void> {
  await pickFromMenu(page, () => press(element, { button: "right" }), path);
}

/** The same of the menu that a button opens, as soon as it is pressed: no click reaches the button any more. */
export async function pickFromMenuOf(page: Page, button: Locator, ...path: string[]): Promise<void> {
  const open = async (): Promise<void> => {
    // One that came late lies over the button by now.
    if (!(await menu(page).isVisible())) await button.click({ timeout: menuMs }).catch(() => undefined);
  };
  await pickFromMenu(page, open, path);
}

async function pickFromMenu(page: Page, open: () => Promise<void>, path: readonly string[]): Promise<void> {
  const deadline = Date.now() + limitMs;
  const seen: string[] = [];
  do {
    await open();
    const taken = await takeAll(page, path).catch(() => false);
    if (taken && (await comes(menu(page), "hidden"))) return;
    seen.push((await labels(page).allInnerTexts()).join(", ") || "no menu");
    await close(page);
  } while (Date.now() < deadline);
  throw new Error(`"${path.join(" > ")}" could not be taken from the menu. Seen:\n${seen.join("\n")}`);
}

/** The labels of the context menu of an element, or of a submenu of it; closes it again. */
export async function contextMenuLabels(page: Page, element: Locator, ...path: string[]): Promise<string[]> {
  const shown = page.locator(".monaco-menu").nth(path.length).locator(".action-menu-item .action-label");
  const deadline = Date.now() + limitMs;
  do {
    await press(element, { button: "right" });
    const isOpen = (await takeAll(page, path).catch(() => false)) && (await comes(shown.first(), "visible"));
    const texts = isOpen ? await shown.allInnerTexts() : [];
    await close(page);
    if (texts.length > 0) return texts;
  } while (Date.now() < deadline);
  throw new Error(`No menu stayed open: ${path.join(" > ")}.`);
}
