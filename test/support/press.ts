import { setTimeout as pause } from "node:timers/promises";
import { type ElementHandle, type Locator } from "playwright-core";

const limitMs = 30_000;
/** How long one try may wait for an element to be there, at rest and uncovered. */
const tryMs = 5_000;
/** Between two tries: one that waits for nothing would take a core from what it looks for. */
const restMs = 20;

export interface PressOptions {
  readonly button?: "right";
  readonly modifiers?: readonly ("Alt" | "Control" | "Shift")[];
  /** From the press to the release, in ms. */
  readonly delay?: number;
  /**
   * A selector of elements that take a press by where it ends: one that was drawn anew between press and release takes
   * it too, if it says the same.
   */
  readonly endsOn?: string;
  /** Done before each try: what brings the element to sight. */
  readonly before?: () => Promise<unknown>;
}

/** Begins to look whether a press reaches the element while it shows what it shows now: rows are drawn anew, and for others. */
async function watchPress(
  element: ElementHandle,
  type: string,
  endsOn: string | undefined,
): Promise<{ arrived: () => Promise<boolean> }> {
  const seen = await element.evaluateHandle(
    (node, { event, selector }) => {
      const nameOf = (at: Node | null): string | undefined =>
        (at instanceof Element ? at.querySelector(".label-name")?.textContent : undefined) ?? undefined;
      const isAlike = (at: EventTarget | null, kind: string): boolean =>
        at instanceof Element && at.closest(kind)?.textContent === node.textContent;
      const before = nameOf(node);
      const state = { arrived: false };
      const listen = selector === undefined ? node : (node.ownerDocument ?? node);
      const look = ({ target }: Event): void => {
        state.arrived = selector === undefined ? nameOf(node) === before : isAlike(target, selector);
      };
      listen.addEventListener(event, look, { capture: true, once: true });
      return state;
    },
    { event: endsOn === undefined ? type : "mouseup", selector: endsOn },
  );
  return {
    // A document that a press replaced took the press.
    arrived: () => seen.evaluate(({ arrived }) => arrived).catch(() => true),
  };
}

/** Runs in the page. */
function isOfMessage(node: Node): boolean {
  return node instanceof Element && node.closest(".notifications-toasts") !== null;
}

/**
 * Hides the messages in the lower right corner where one lies over the middle of an element, as they do for 10 s;
 * resolves to whether there was one.
 */
async function uncover(target: Locator, element: ElementHandle): Promise<boolean> {
  const box = await element.boundingBox();
  if (box === null) return false;
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  const isCovered = await target.page().evaluate(([x, y]) => {
    const message = document.elementFromPoint(x, y)?.closest(".notifications-toasts");
    return message instanceof Element;
  }, middle);
  if (!isCovered || (await element.evaluate(isOfMessage))) return false;
  const bell = target.page().locator(`.part.statusbar [id="status.notifications"] a`);
  for (let press = 0; press < 2; press += 1) await bell.click({ timeout: tryMs });
  return true;
}

/** Clicks an element that is there within 5 s and under no message; resolves to whether the click reached it. */
export async function pressOnce(
  target: Locator,
  { before, endsOn, ...options }: PressOptions = {},
): Promise<boolean> {
  await before?.();
  const element = await target.elementHandle({ timeout: tryMs });
  // The pointer has left what it was over, and a list may have closed: the next try begins anew.
  if (await uncover(target, element)) return false;
  const press = await watchPress(element, options.button === "right" ? "contextmenu" : "click", endsOn);
  const { modifiers, ...others } = options;
  await element.click({
    ...others,
    ...(modifiers === undefined ? {} : { modifiers: [...modifiers] }),
    timeout: tryMs,
  });
  return await press.arrived();
}

/**
 * Clicks an element as soon as it is there. Where it was drawn anew between press and release, so that neither the old
 * one nor the new one got the click, it is clicked again. Throws an Error with what hindered the last try, after half a minute.
 */
export async function press(target: Locator, options: PressOptions = {}): Promise<void> {
  await until(() => pressOnce(target, options), `No click reached ${String(target)}.`);
}

/**
 * Tries something until it says that it was done, for half a minute at most.
 * Throws an Error with this text and with what hindered the last try.
 */
export async function until(attempt: () => Promise<boolean>, failure: string): Promise<void> {
  const deadline = Date.now() + limitMs;
  let hindrance = "";
  do {
    try {
      if (await attempt()) return;
      hindrance = "";
    } catch (error) {
      hindrance = error instanceof Error ? error.message : String(error);
    }
    await pause(restMs);
  } while (Date.now() < deadline);
  throw new Error(`${failure} ${hindrance}`);
}
