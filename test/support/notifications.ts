import { type Locator, type Page } from "playwright-core";
import { press, pressOnce, until } from "./press";

/** A toast that has not come after so long is looked for behind the bell: of many at a time VS Code shows the first. */
const toastMs = 4_000;
/** VS Code hides a toast after 10 s; after so long all that were shown before have gone. */
const laterMs = 16_000;
/** How long the list may take to be drawn. */
const listMs = 500;
/** A toast that does not tell its text in this time went while one looked. */
const readMs = 2_000;

/** The notification toasts in the lower right corner, and the modal dialogs. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The toast whose message holds this text. */
  toast(text: string | RegExp): Locator {
    return this.#page.locator(".notifications-toasts .notification-toast", { hasText: text }).first();
  }

  /**
   * Waits for the message that holds this text; resolves to the whole of it. While the list behind the bell is open, VS
   * Code shows messages there and not as toasts; a toast that it did not show, or has hidden again, is read there.
   */
  async waitFor(text: string | RegExp): Promise<string> {
    return (
      (await this.#readShown(text, toastMs)) ??
      (await this.#readUnread(text)) ??
      (await this.#readShown(text, laterMs)) ??
      (await this.#readFromList(text))
    );
  }

  async #readShown(text: string | RegExp, timeout: number): Promise<string | null> {
    const inToast = this.toast(text).locator(".notification-list-item-message");
    const inList = this.#entry(text).locator(".notification-list-item-message");
    const shown = inToast.or(inList).filter({ visible: true }).first();
    return await shown
      .waitFor({ timeout })
      .then(() => shown.innerText({ timeout: readMs }))
      .catch(() => null);
  }

  /** Looks behind the bell where it has a dot, or where other messages are shown. */
  async #readUnread(text: string | RegExp): Promise<string | null> {
    const others = this.#page.locator(".notifications-toasts .notification-toast");
    const dot = this.#page.locator(`.part.statusbar [id="status.notifications"] .codicon-bell-dot`);
    if (!(await others.or(dot).first().isVisible())) return null;
    await this.#openList();
    const told = await this.#readShown(text, listMs);
    await this.#page.keyboard.press("Escape");
    return told;
  }

  async #readFromList(text: string | RegExp): Promise<string> {
    await this.#openList();
    const told = await this.#entry(text).locator(".notification-list-item-message").innerText();
    await this.#page.keyboard.press("Escape");
    return told;
  }

  /** Waits until no toast is shown whose message holds this text: one of progress stays for 0.8 s at least. */
  async waitUntilGone(text: string | RegExp): Promise<void> {
    await this.toast(text).waitFor({ state: "hidden" });
  }

  /**
   * Presses a button of the message that holds this text: of its toast, once nothing tells of its progress any more, since
   * toasts move when that goes; where VS Code has hidden it, as it does with more than three, of its entry behind the bell.
   */
  async press(text: string | RegExp, button: string): Promise<void> {
    const progress = this.#page.locator(".notifications-toasts .monaco-progress-container.active");
    await this.waitFor(text);
    await progress.first().waitFor({ state: "hidden" });
    await until(
      async () => {
        // VS Code may hide the toast before the click reaches it.
        if (!(await this.toast(text).isVisible())) await this.#openList();
        const message = (await this.toast(text).isVisible()) ? this.toast(text) : this.#entry(text);
        return await pressOnce(message.getByRole("button", { name: button, exact: true }));
      },
      `No click reached "${button}" of the message ${String(text)}.`,
    );
  }

  #list(): Locator {
    return this.#page.locator(".notifications-center");
  }

  #entry(text: string | RegExp): Locator {
    return this.#list().locator(".notification-list-item", { hasText: text }).first();
  }

  /** The bell closes the list where it is open. */
  async #openList(): Promise<void> {
    if (await this.#list().isVisible()) return;
    await press(this.#page.locator(`.part.statusbar [id="status.notifications"] a`));
    await this.#list().waitFor();
  }

  /** The messages of all toasts that are shown now. */
  async messages(): Promise<string[]> {
    return await this.#page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
  }

  /** The modal dialog whose text holds this. */
  dialog(text: string | RegExp): Locator {
    return this.#page.locator(".monaco-dialog-box", { hasText: text });
  }

  /** Presses a button of the modal dialog whose text holds this. */
  async pressInDialog(text: string | RegExp, button: string): Promise<void> {
    await press(this.dialog(text).getByRole("button", { name: button, exact: true }));
  }
}
