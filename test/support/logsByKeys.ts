import assert from "node:assert/strict";
import type { Keyboard } from "playwright-core";
import type { Clipboard } from "./clipboard";
import type { LogsPage } from "./logsPage";
import { until } from "./press";
import type { Workbench } from "./workbench";

/** What stands in the bars over the lines, in the order in which Tab reaches it. */
const controls = [
  "Both",
  "Output",
  "Error",
  "Times",
  "Wrap Lines (Alt+Z)",
  "Newest First",
  "Go to Line or Time… (Ctrl+G)",
  "Save Log As…",
  "Open Details",
  "Follow",
  "Search (Ctrl+F)",
  "Match Case (Alt+C)",
  "Match Whole Word (Alt+W)",
  "Use Regular Expression (Alt+R)",
  "Previous Match (Shift+F3)",
  "Next Match (F3)",
  "errors: go to the next (F8)",
  "warning: go to the next",
  "Printed lines",
];

/** Goes with Tab alone from the first control of the page to its lines, and asserts that each has the focus in turn. */
export async function tabToLines(logs: LogsPage, keyboard: Keyboard): Promise<void> {
  await logs.frame.locator("[data-streams=both]").focus();
  for (const [index, name] of controls.entries()) {
    if (index > 0) await keyboard.press("Tab");
    const focused = logs.frame.locator(":focus");
    const said = await focused.evaluate(
      (element) => element.getAttribute("aria-label") ?? element.textContent,
    );
    assert.ok(said.includes(name), `${said} has the focus instead of ${name}`);
    const outline = await focused.evaluate(
      (element) => getComputedStyle(element.closest(".find > input")?.parentElement ?? element).outlineStyle,
    );
    assert.notEqual(outline, "none", `nobody sees that ${name} has the focus`);
  }
}

/** Opens and folds the frames of libraries at the end of the log, from their row and from one of them. */
export async function foldByKeys(logs: LogsPage, keyboard: Keyboard): Promise<void> {
  await keyboard.press("End");
  await until(async () => {
    if (await logs.isAt(".fold")) return true;
    await keyboard.press("ArrowUp");
    return false;
  }, "The arrows did not come to the folded frames.");
  await logs.waitForRow(".fold", "false");
  await keyboard.press("ArrowRight");
  await logs.waitForPart("told", "4 lines shown");
  await logs.frame.locator(".l.cur", { hasText: /helper\.py", line 3, in check/ }).waitFor();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowLeft");
  await logs.waitForPart("told", "4 lines hidden");
  await logs.waitForRow(".fold", "false");
  await keyboard.press("Enter");
  await logs.waitForPart("told", "4 lines shown");
  await keyboard.press("ArrowLeft");
}

/** Shows all that the line of progress said, and its last alone. */
export async function unfoldByKeys(logs: LogsPage, keyboard: Keyboard): Promise<void> {
  await keyboard.press("Home");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await logs.waitForCurrent(3);
  await keyboard.press("ArrowRight");
  await logs.numbered(3).locator(".update", { hasText: "37/100" }).waitFor();
  await logs.waitForRow(".err", "true");
  await keyboard.press("ArrowLeft");
  await logs.numbered(3).locator(".update").first().waitFor({ state: "hidden" });
}

/** Searches, filters, copies what is shown, and opens and closes the lines that the filter leaves out. */
export async function filterByKeys(logs: LogsPage, keyboard: Keyboard, clipboard: Clipboard): Promise<void> {
  await keyboard.press("Control+f");
  await keyboard.type("epoch 50/400");
  await logs.waitForPart("count", "1 of 1");
  await keyboard.press("Control+l");
  await logs.waitForPart("lines", /^1 of \d+ lines$/);
  await keyboard.press("ArrowDown");
  await logs.frame.locator("#lines:focus").waitFor();
  await logs.line("epoch 52/400").waitFor();
  await clipboard.clear();
  await logs.grid.focus();
  await keyboard.press("Control+a");
  await keyboard.press("Control+c");
  assert.deepEqual((await clipboard.next()).trimEnd().split("\n"), await logs.texts());
  await keyboard.press("Home");
  await logs.waitForRow(".gap", "false");
  await keyboard.press("Enter");
  await logs.waitForPart("told", "40 lines shown");
  await logs.waitForCurrent(1);
  await logs.line("ready to train").waitFor();
  await keyboard.press("ArrowLeft");
  await logs.waitForPart("told", /\d+ lines hidden/);
  await logs.waitForRow(".gap", "false");
  await keyboard.press("Escape");
  await logs.waitForPart("lines", /^\d+ lines$/);
}

/** Searches for what stands in folded frames: they open, and it is shown. */
export async function findInFold(logs: LogsPage, keyboard: Keyboard): Promise<void> {
  await keyboard.press("Control+f");
  await keyboard.type("in inner");
  await logs.waitForPart("count", "1 of 1");
  await logs.frame.locator(".l.cur mark.cur", { hasText: "in inner" }).waitFor();
  await keyboard.press("Escape");
}

/** To a line by its number, then to times: when the fourth line was printed, and the start. */
export async function goToLineAndTime(logs: LogsPage, { page, quickInput }: Workbench): Promise<void> {
  const { keyboard } = page;
  const ask = async (typed: string): Promise<void> => {
    await logs.grid.focus();
    await keyboard.press("Control+g");
    await quickInput.waitForTitle("Go to Line or Time");
    await quickInput.type(typed);
  };
  await logs.grid.focus();
  await keyboard.press("Home");
  await logs.waitUntilSeen(logs.numbered(4));
  const begun = (await logs.numbered(4).locator(".t").innerText()).trim();
  await ask("200");
  await keyboard.press("Enter");
  await logs.waitForCurrent(200);
  await logs.waitUntilSeen(logs.numbered(200));
  await ask("soon");
  await page.locator(".quick-input-message", { hasText: "Type a line such as 1200" }).waitFor();
  await quickInput.type(begun);
  await keyboard.press("Enter");
  await logs.waitForCurrent(4);
  await ask("0 s");
  await keyboard.press("Enter");
  await logs.waitForCurrent(1);
}
