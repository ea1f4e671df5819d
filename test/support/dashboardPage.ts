import { type FrameLocator, type Locator } from "playwright-core";
import { exactText } from "./exactText";
import { press, until } from "./press";

/** The page that shows what all executions come to. */
export class DashboardPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** One of the figures on top, such as "success". */
  figure(name: string): Locator {
    return this.frame.locator(`.kpi[data-figure="${name}"]`);
  }

  /** Waits until the figures on top say this, by name: "3" and "75 %". */
  async waitForFigures(figures: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(figures))
      await this.figure(name)
        .locator(".big", { hasText: exactText(text) })
        .waitFor();
  }

  /** A section, such as "failures". */
  section(name: string): Locator {
    return this.frame.locator(`section[data-section="${name}"]`);
  }

  /** The part of a section's picture that says this. */
  mark(section: string, label: string | RegExp): Locator {
    const exact = typeof label === "string";
    const marks = this.section(section).locator(".mark");
    return marks.and(
      this.frame
        .getByRole("link", { name: label, exact })
        .or(this.frame.getByRole("button", { name: label, exact })),
    );
  }

  /** What a person hears of the parts of a section's picture. */
  async labels(section: string): Promise<string[]> {
    const marks = this.section(section).locator(".mark");
    await marks.first().waitFor();
    return await marks.evaluateAll((all) =>
      all.map((mark) => mark.getAttribute("aria-label") ?? mark.textContent.trim().replaceAll(/\s+/g, " ")),
    );
  }

  /** Waits until the part with the focus says this. */
  async waitForFocus(text: RegExp): Promise<void> {
    await until(
      async () => text.test(await this.#focused()),
      `The focus is on nothing that says ${String(text)}.`,
    );
  }

  async #focused(): Promise<string> {
    return await this.frame.locator("body").evaluate((body) => {
      const { activeElement } = body.ownerDocument;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent.trim() ?? "";
    });
  }

  /** The rows of a section's table, a text per cell. */
  async table(section: string): Promise<string[][]> {
    const rows = this.section(section).locator("table tbody tr");
    await rows.first().waitFor();
    const all = await rows.all();
    return await Promise.all(
      all.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())),
    );
  }

  /** All tables of a section, one after the other. */
  async tables(section: string): Promise<string[][][]> {
    const tables = this.section(section).locator("table");
    await tables.first().waitFor();
    return await tables.evaluateAll((all) =>
      all.map((table) =>
        [...table.querySelectorAll("tbody tr")].map((row) =>
          [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim()),
        ),
      ),
    );
  }

  /** The query behind a figure, as one reads it over it. */
  async queryBehind(figure: Locator): Promise<string> {
    const drawn = await figure.getAttribute("data-query");
    return drawn ?? (await figure.getAttribute("title"))?.split("\n").at(-1) ?? "";
  }

  async chooseRange(name: string): Promise<void> {
    await press(this.frame.locator(`[data-range="${name}"]`));
    await this.frame.locator(`[data-range="${name}"][aria-checked="true"]`).waitFor();
  }

  /** From one day to the other, "2026-01-31". */
  async chooseDates(first: string, last: string): Promise<void> {
    await press(this.frame.locator(".dates-button"));
    await this.frame.locator("[name=first]").fill(first);
    await this.frame.locator("[name=last]").fill(last);
    await press(this.frame.locator(".dates [type=submit]"));
    await this.frame.locator(".dates-button.on").waitFor();
  }

  async query(text: string): Promise<void> {
    await this.frame.locator("#query").fill(text);
  }

  /** Shows pictures as tables, or as pictures again. */
  async showTables(on: boolean): Promise<void> {
    const button = this.frame.locator("[data-action=tables]");
    if ((await button.getAttribute("aria-pressed")) !== String(on)) await press(button);
    await this.frame.locator(`[data-action=tables][aria-pressed="${on}"]`).waitFor();
  }
}
