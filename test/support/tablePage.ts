import { type FrameLocator, type Locator } from "playwright-core";
import { exactText } from "./exactText";
import { press, until, type PressOptions } from "./press";

/** Such words, with any blanks or none between them. */
function exactWords(text: string): RegExp {
  const words = text.split(" ").map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*${words.join("\\s*")}\\s*$`, "i");
}

/** The page with all executions. */
export class TablePage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** The rows of executions that are drawn. */
  rows(): Locator {
    return this.frame.locator(".row.execution");
  }

  /** The row of an execution. */
  row(id: string): Locator {
    return this.frame.locator(`.row[data-id="${id}"]`);
  }

  /** The heads of the columns, from left to right. */
  async heads(): Promise<string[]> {
    return await this.frame.locator(".head[data-column] > .ellipsis").allInnerTexts();
  }

  head(column: string): Locator {
    return this.frame.locator(`.head[data-column="${column}"]`);
  }

  cell(id: string, column: string): Locator {
    return this.row(id).locator(`.cell[data-column="${column}"]`);
  }

  /** Waits until a cell says this: what stands in a column that was just shown comes after its head. */
  async waitForCell(id: string, column: string, text: RegExp): Promise<void> {
    await until(
      async () => {
        const said = (await this.cell(id, column).innerText({ timeout: 5_000 })).trim();
        if (!text.test(said)) throw new Error(`It says "${said}".`);
        return true;
      },
      `The cell ${column} of ${id} does not say ${String(text)}.`,
    );
  }

  /** The ids of the rows that are drawn, from the top. */
  async ids(): Promise<string[]> {
    return await this.rows().evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
  }

  /** Waits until these are the rows, in this order. */
  async waitForIds(ids: readonly string[]): Promise<void> {
    const wanted = ids.map((id, index) => `.row:nth-child(${index + 1})[data-id="${id}"]`);
    for (const selector of wanted) await this.frame.locator(selector).waitFor();
    await this.frame.locator(`.rows[style*="height: ${ids.length * 24}px"]`).waitFor();
  }

  /** Writes a query in place of what stands there. */
  async query(text: string): Promise<void> {
    const box = this.frame.locator("#query");
    await box.fill(text);
    await box.blur();
  }

  /** The number beside the query, while it is this. */
  count(text: string): Locator {
    return this.frame.locator(".query .count", { hasText: exactText(text) });
  }

  /** Opens the list of a chip, which offers this value. */
  async openChip(field: string, value: string): Promise<void> {
    await until(async () => {
      await press(this.frame.locator(`[data-chip="${field}"] button`).first());
      await this.item(value).waitFor({ timeout: 5_000 });
      return true;
    }, `The chip ${field} did not open.`);
  }

  /** Opens the list of a chip and ticks a value. @param options such as Alt: this value alone. */
  async choose(field: string, value: string, options: PressOptions = {}): Promise<void> {
    await this.openChip(field, value);
    await press(this.item(value), options);
    await this.frame.locator(".menu .find").press("Escape");
  }

  /** The values that an open list offers, each with its number: "Train 3". */
  async offered(): Promise<string[]> {
    const texts = await this.frame.locator(".menu .item").allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
  }

  /** A chip that filters by these values, with its number. */
  filter(field: string, text: string): Locator {
    return this.frame.locator(`[data-chip="${field}"].on`, { hasText: exactWords(text) });
  }

  /** Shows more columns, each by its label in the list. */
  async showColumns(...labels: readonly string[]): Promise<void> {
    await this.openMenu("columns");
    for (const label of labels) {
      await this.frame.locator(".menu .find").fill(label);
      await press(this.frame.getByRole("option", { name: label }).first());
      await this.frame.getByRole("option", { name: label, selected: true }).first().waitFor();
    }
    await this.frame.locator(".menu .find").press("Escape");
  }

  item(text: string): Locator {
    return this.frame.locator(".menu .item", { hasText: text }).first();
  }

  /** Opens the list of columns, or the one of groups. */
  async openMenu(kind: "columns" | "group"): Promise<void> {
    await press(this.frame.locator(`[data-menu="${kind}"]`));
    await this.frame.locator(".menu .find").waitFor();
  }

  /** Opens the menu of a head by the mouse and does one thing of it. */
  async chooseOfHead(column: string, label: string): Promise<void> {
    await press(this.head(column), { button: "right" });
    await press(this.frame.getByRole("menu").getByText(label, { exact: true }));
    await this.frame.getByRole("menu").waitFor({ state: "detached" });
  }

  /** Opens the list of saved views. */
  async openViews(): Promise<void> {
    await press(this.frame.locator('[data-menu="views"]'));
    await this.frame.locator(".menu .find").waitFor();
  }

  /** The heads' columns by their names, from left to right. */
  async columns(): Promise<string[]> {
    return await this.frame
      .locator(".head[data-column]")
      .evaluateAll((heads) => heads.map((head) => head.getAttribute("data-column") ?? ""));
  }

  /** "1 of 3", while it is this. */
  position(text: string): Locator {
    return this.frame.locator('[data-part="position"]', { hasText: exactText(text) });
  }

  /** What scrolls, with the focus of the grid. */
  get grid(): Locator {
    return this.frame.locator(".scroll");
  }

  /** Takes back what is selected. */
  async selectNothing(): Promise<void> {
    // The bar is drawn with the rows. Without it Escape would take back the query.
    await this.grid.waitFor();
    const bar = this.frame.locator(".selection");
    if ((await bar.count()) > 0) await this.grid.press("Escape");
    await bar.waitFor({ state: "detached" });
  }

  /** A button of the bar of what is selected. */
  action(verb: string): Locator {
    return this.frame.locator(`.selection [data-verb="${verb}"]`);
  }
}
