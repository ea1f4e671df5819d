import assert from "node:assert/strict";
import type { ConsoleMessage, FrameLocator, Page } from "playwright-core";
import { hostileHost, hostileMark } from "./hostileScript";

/** What a page must not have, whatever was written into it. */
const taken = [
  `img[src*="${hostileHost}"]`,
  `image[href*="${hostileHost}"]`,
  `a[href*="javascript:"]`,
  `[data-href*="javascript:"]`,
  `a[href*="command:workbench"]`,
  `[data-href*="command:workbench"]`,
  "[onerror]",
  "[onload]",
].join(", ");

/** Watches a window and all its frames for whatever text does that was taken for more than text. */
export class HostileWatch {
  /** What was seen, in words. */
  readonly seen: string[] = [];

  constructor(private readonly page: Page) {
    page.on("dialog", (dialog) => {
      this.seen.push(`a dialog says ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => this.hear(message));
    page.on("pageerror", (error) => {
      if (error.message.includes(hostileMark)) this.seen.push(error.message);
    });
    page.context().on("request", (request) => {
      if (request.url().includes(hostileHost)) this.seen.push(`${request.url()} is asked for`);
    });
    page.context().on("page", (opened) => this.seen.push(`a window opened at ${opened.url()}`));
  }

  /** Hears from now on what the policy of a page refuses, as the page itself is told. */
  async listenIn(frame: FrameLocator): Promise<void> {
    await frame.locator("body").evaluate((body) => {
      if (body.dataset["heard"] === "yes") return;
      body.dataset["heard"] = "yes";
      body.ownerDocument.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        body.dataset["refused"] = `${body.dataset["refused"] ?? ""} ${violatedDirective} ${blockedURI}`;
      });
    });
  }

  /** Asserts that text which turns the direction turns nothing but itself: what stands beside it is read as it was written. */
  async assertConfined(frame: FrameLocator): Promise<void> {
    const mixed = await frame.locator("body").evaluate((body) => {
      const isApart = (element: Element): boolean => {
        const { display, unicodeBidi } = getComputedStyle(element);
        return !["inline", "contents"].includes(display) || /isolate|plaintext/.test(unicodeBidi);
      };
      const runsOn = (node: Node): boolean => {
        for (let next = node.nextSibling; next !== null; next = next.nextSibling)
          if (
            !(next instanceof Comment) &&
            next.textContent?.trim() &&
            !(next instanceof Element && isApart(next))
          )
            return true;
        return false;
      };
      const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      const found = new Set<string>();
      while (texts.nextNode() !== null) {
        const {
          currentNode,
          currentNode: { parentElement: parent },
        } = texts;
        if (parent === null || !/[\u202a-\u202e\u2066-\u2069]/.test(currentNode.textContent ?? "")) continue;
        if (!isApart(parent) || runsOn(currentNode))
          found.add(`${parent.tagName} ${parent.className} in ${parent.parentElement?.className ?? ""}`);
      }
      return [...found];
    });
    assert.deepEqual(mixed, []);
  }

  /** Asserts that nothing was seen yet, that no frame was taken, and that none holds what could take it. */
  async assertNothing(): Promise<void> {
    for (const frame of this.page.frames()) {
      const found = await frame
        .evaluate(
          ([mark, selector]) => [
            ...(mark in window ? [`the mark is set in ${location.href}`] : []),
            ...[...document.querySelectorAll<HTMLElement>("[data-refused]")].map(
              ({ dataset }) => `the page was told of ${dataset["refused"] ?? ""}`,
            ),
            ...[...document.querySelectorAll(selector)].map((element) => element.outerHTML.slice(0, 300)),
          ],
          [hostileMark, taken] as const,
        )
        // A frame that left meanwhile holds nothing.
        .catch(() => []);
      this.seen.push(...found);
    }
    assert.deepEqual(this.seen, []);
  }

  private hear(message: ConsoleMessage): void {
    const text = message.text();
    if (/Content Security Policy|Content-Security-Policy/i.test(text) || text.includes(hostileMark))
      this.seen.push(`${message.location().url}: ${text}`);
  }
}
