import { type FrameLocator, type Locator } from "playwright-core";
import { press, until } from "./press";

/** The page with the log of one execution. */
export class LogsPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** What has the focus while one walks through the lines. */
  get grid(): Locator {
    return this.frame.locator("#lines");
  }

  /** The rows of lines that say this. */
  line(text: string | RegExp): Locator {
    return this.frame.locator(".l[data-line]").filter({ has: this.frame.locator(".x", { hasText: text }) });
  }

  /** A line by its number from 1. */
  numbered(number: number): Locator {
    return this.frame.locator(`.l[data-line="${number - 1}"]`);
  }

  /** What the lines that are drawn say, from the first on. */
  async texts(): Promise<string[]> {
    return await this.frame
      .locator(".l[data-line] .said")
      .evaluateAll((all) => all.map((each) => each.textContent));
  }

  /** Waits until a part of the bars, such as "lines", says this. */
  async waitForPart(part: string, text: string | RegExp): Promise<void> {
    await this.frame.locator(`[data-part="${part}"]`, { hasText: text }).waitFor();
  }

  /** A button by what it is called, such as "Newest First". */
  button(name: string | RegExp): Locator {
    return this.frame.getByRole("button", { name });
  }

  async showStreams(streams: "both" | "out" | "err"): Promise<void> {
    await press(this.frame.locator(`[data-streams=${streams}]`));
    await this.frame.locator(`[data-streams=${streams}][aria-pressed=true]`).waitFor();
  }

  async search(text: string): Promise<void> {
    await this.frame.locator("#search").fill(text);
  }

  /** The line that one is at, from 1. */
  async waitForCurrent(number: number): Promise<void> {
    await this.frame.locator(`.l.cur[data-line="${number - 1}"]`).waitFor();
  }

  /** Points at the last mark of a kind on the ruler and waits until this is told of it. */
  async waitForRulerTip(kind: "error" | "warning" | "match", text: RegExp): Promise<void> {
    await this.frame.locator(`.ruler rect.${kind}`).last().hover({ force: true });
    await this.frame.locator(".ruler-tip .ellipsis", { hasText: text }).waitFor();
  }

  /** Whether the row that one is at is of this kind, such as ".fold". */
  async isAt(kind: string): Promise<boolean> {
    return (await this.frame.locator(`.l.cur${kind}`).count()) > 0;
  }

  /** Waits until one is at a row of this kind that is told to screen readers, and so whether it is expanded. */
  async waitForRow(kind: string, expanded: "true" | "false"): Promise<void> {
    const row = this.frame.locator(`.l.cur${kind}[aria-expanded=${expanded}]`);
    await row.waitFor();
    const id = await row.getAttribute("id");
    await this.frame.locator(`#lines[aria-activedescendant="${id ?? ""}"]`).waitFor();
  }

  /** Whether a line lies wholly in what is seen. */
  async isSeen(line: Locator): Promise<boolean> {
    const [own, seen] = [await line.boundingBox(), await this.grid.boundingBox()];
    return (
      own !== null && seen !== null && own.y >= seen.y - 1 && own.y + own.height <= seen.y + seen.height + 1
    );
  }

  async waitUntilSeen(line: Locator): Promise<void> {
    await until(async () => await this.isSeen(line), `${String(line)} is not in sight.`);
  }
}
