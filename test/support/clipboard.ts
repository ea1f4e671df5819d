import { type Page } from "playwright-core";

/** What is copied, in a page of a browser. */
export class Clipboard {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Lets the page's scripts read and write it. */
  static async of(page: Page): Promise<Clipboard> {
    const { origin } = new URL(page.url());
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    return new Clipboard(page);
  }

  async text(): Promise<string> {
    return await this.#page.evaluate(() => navigator.clipboard.readText());
  }

  async clear(): Promise<void> {
    await this.#page.evaluate(() => navigator.clipboard.writeText(""));
  }

  /** Waits until something stands in it that a test has cleared before; resolves to that. */
  async next(): Promise<string> {
    return await this.#page.evaluate(async (limitMs) => {
      const deadline = Date.now() + limitMs;
      for (;;) {
        const text = await navigator.clipboard.readText();
        if (text !== "" || Date.now() > deadline) return text;
        await new Promise(requestAnimationFrame);
      }
    }, 30_000);
  }
}
