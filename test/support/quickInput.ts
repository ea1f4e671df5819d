import { type Locator, type Page } from "playwright-core";
import { exactText } from "./exactText";
import { press, until } from "./press";

/** One row of a quick pick, as a user reads it. */
export interface QuickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The quick pick or input box in the middle above the editor. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator(".quick-input-widget:visible");
    this.input = this.widget.locator(".quick-input-box input");
  }

  /** Waits until it is open with this title (or part of it). */
  async waitForTitle(title: string): Promise<void> {
    await this.widget.locator(".quick-input-title", { hasText: title }).waitFor();
  }

  /** The title above the input; empty where there is none. */
  async title(): Promise<string> {
    return (await this.widget.locator(".quick-input-title").textContent()) ?? "";
  }

  /** Replaces what stands in the input. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** What stands in the input. */
  async value(): Promise<string> {
    return await this.input.inputValue();
  }

  /** Waits until what stands in the input ends with this: dialogs fill it in when they know their folder. */
  async waitForValue(end: string): Promise<void> {
    const input = await this.input.elementHandle();
    await this.#page.waitForFunction(
      ([element, text]) => element instanceof HTMLInputElement && element.value.endsWith(text),
      [input, end] as const,
    );
  }

  /** Presses Enter. */
  async accept(): Promise<void> {
    await this.#page.keyboard.press("Enter");
  }

  /** Presses the button beside the input that takes what was chosen: "OK", or a dialog's own word for it. */
  async pressOk(): Promise<void> {
    await press(this.widget.locator(".quick-input-action .monaco-button").first());
  }

  /**
   * Answers a dialog that asks for a file or folder, until it takes the answer: it takes none while it looks at a folder,
   * and fills in its own folder when it likes.
   */
  async answerPath(path: string): Promise<void> {
    const title = this.widget.locator(".quick-input-title", { hasText: exactText(await this.title()) });
    const withoutEnd = (text: string): string => text.replace(/\/$/, "");
    await until(async () => {
      if (!(await title.isVisible())) return true;
      const value = await this.input.inputValue({ timeout: 1000 });
      if (withoutEnd(value) !== withoutEnd(path)) await this.input.fill(path, { timeout: 1000 });
      await this.widget.locator(".quick-input-action .monaco-button").first().click({ timeout: 1000 });
      return !(await title.isVisible());
    }, `The dialog did not take ${path}.`);
  }

  /** Presses Escape. */
  async escape(): Promise<void> {
    await this.#page.keyboard.press("Escape");
  }

  /** Presses the "Back" arrow of its title bar. */
  async back(): Promise<void> {
    await press(this.widget.locator(".quick-input-titlebar .action-label[aria-label^='Back']"));
  }

  /** Presses the button of this tooltip, in its title bar or beside its input. */
  async pressButton(tooltip: string): Promise<void> {
    await press(this.widget.locator(`.action-label[aria-label^="${tooltip}"]`).first());
  }

  /** The row whose label is exactly this (icons do not count). */
  row(label: string): Locator {
    const name = this.#page.locator(".quick-input-list-row .label-name", { hasText: exactText(label) });
    return this.widget.locator(".quick-input-list .monaco-list-row").filter({ has: name }).first();
  }

  /** The row whose label, description or second line holds this. */
  rowWith(text: string | RegExp): Locator {
    return this.widget.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  }

  /** Waits for the row of this label and takes it (in a pick of many: toggles it). */
  async pick(label: string): Promise<void> {
    const row = this.row(label);
    await row.waitFor().catch(async () => {
      const labels = (await this.#drawn()).map((other) => other.label);
      throw new Error(`The quick pick has no row "${label}" but ${JSON.stringify(labels)}.`);
    });
    await press(row);
  }

  /** Presses the button of this tooltip in the row of this label. */
  async pressRowButton(label: string, tooltip: string): Promise<void> {
    const row = this.row(label);
    await press(row.locator(`.action-label[aria-label^="${tooltip}"]`), { before: () => row.hover() });
  }

  /** The rows that are drawn, from top to bottom, once there are some. */
  async rows(): Promise<QuickRow[]> {
    await this.widget.locator(".quick-input-list .monaco-list-row").first().waitFor();
    return await this.#drawn();
  }

  async #drawn(): Promise<QuickRow[]> {
    return await this.widget.locator(".quick-input-list .monaco-list-row").evaluateAll((rows) => {
      const text = (row: Element, part: string): string =>
        (row.querySelector(part)?.textContent ?? "").trim();
      return rows
        .sort((a, b) => Number(a.getAttribute("data-index")) - Number(b.getAttribute("data-index")))
        .map((row) => ({
          label: text(row, ".quick-input-list-row .label-name"),
          description: text(row, ".quick-input-list-row .label-description"),
          detail: text(row, ".quick-input-list-label-meta"),
        }));
    });
  }

  /** The prompt or validation message under the input. */
  async message(): Promise<string> {
    return (await this.widget.locator(".quick-input-message").textContent()) ?? "";
  }

  /** Waits until the message under the input holds this text. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.widget.locator(".quick-input-message", { hasText: text }).waitFor();
  }

  /** Waits until no quick pick or input box is open. */
  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: "hidden" });
  }
}
