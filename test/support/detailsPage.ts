import { type FrameLocator, type Locator } from "playwright-core";
import { exactText } from "./exactText";
import { press, until } from "./press";

/** The page with the details of one execution. */
export class DetailsPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** Waits until its head says this state, such as "Completed". */
  async waitForState(state: string, limitMs?: number): Promise<void> {
    const word = this.frame.locator(".head .summary b", { hasText: exactText(state) });
    await word.waitFor(limitMs === undefined ? {} : { timeout: limitMs });
  }

  /** The tab of this title, such as "Logs"; a count behind the title does not matter. */
  tab(title: string): Locator {
    return this.frame.getByRole("tab", { name: new RegExp(`^${title}\\b`) });
  }

  /** Shows a tab. */
  async showTab(title: string): Promise<void> {
    await until(async () => {
      await press(this.tab(title));
      await this.selectedTab(title).waitFor({ timeout: 5_000 });
      return true;
    }, `The tab "${title}" was not shown.`);
  }

  /** The tab of this title while it is the one that is shown. */
  selectedTab(title: string): Locator {
    return this.tab(title).and(this.frame.locator("[aria-selected='true']"));
  }

  /** The section whose heading begins with this, such as "Inputs". */
  section(title: string): Locator {
    const heading = this.frame.locator("h2.section", { hasText: new RegExp(`^\\s*${title}`) });
    return this.frame.locator("section").filter({ has: heading }).first();
  }

  /** The cells of the row of a section whose first cell is exactly this. */
  async cells(section: string, row: string): Promise<string[]> {
    const first = this.frame.locator("th[scope=row], td:first-child", { hasText: exactText(row) });
    const cells = this.section(section).locator("tr").filter({ has: first }).first().locator("th, td");
    await cells.first().waitFor();
    return (await cells.allInnerTexts()).map((text) => text.trim());
  }

  /** The value of a fact in the right column, such as "Exit code". */
  fact(name: string): Locator {
    return this.frame
      .locator("dl.facts dt", { hasText: exactText(name) })
      .locator("xpath=following-sibling::dd[1]")
      .first();
  }

  /** Presses a button of its head, such as "Re-run…". */
  async press(action: string): Promise<void> {
    await press(this.frame.locator(".head vscode-button", { hasText: exactText(action) }));
  }

  /** The lines of the log that are drawn. */
  logLines(): Locator {
    return this.frame.locator(".log .line .text");
  }
}
