import { isDeepStrictEqual } from "node:util";
import { type Locator, type Page } from "playwright-core";
import { contextMenuLabels, pickFromContextMenu } from "./contextMenu";
import { exactText } from "./exactText";
import { press, until } from "./press";

/** Until what a press does shows on a busy machine, where another try can follow. */
const tryLimit = { timeout: 5_000 };

/** One row of a tree, as a user reads it. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the roots. */
  readonly level: number;
  /** Undefined where it has no children. */
  readonly expanded: boolean | undefined;
}

/** A tree of the side bar, such as "Methods" or the Explorer's folder. */
export class TreeView {
  readonly pane: Locator;
  readonly #page: Page;

  /** `title` is what stands above the tree, or how its accessible name begins. */
  constructor(page: Page, title: string) {
    this.#page = page;
    const header = page.locator(`.pane-header[aria-label^=${JSON.stringify(title)} i]`);
    const text = page.locator(".pane-header h3.title", { hasText: exactText(title) });
    this.pane = page.locator(".part.sidebar .pane").filter({ has: header.or(text) });
  }

  /** Unfolds the whole view where its title alone is shown. */
  async open(): Promise<void> {
    const header = this.pane.locator(".pane-header");
    await header.waitFor();
    await until(async () => {
      if ((await header.getAttribute("aria-expanded")) === "true") return true;
      await press(header);
      // Another press before it is drawn as unfolded would fold it again.
      await header.and(this.#page.locator("[aria-expanded='true']")).waitFor(tryLimit);
      return true;
    }, "The view did not unfold.");
  }

  /** The row whose label is exactly this. */
  row(label: string): Locator {
    const name = this.#page.locator(".label-name", { hasText: exactText(label) });
    return this.pane.locator(".monaco-list-row").filter({ has: name }).first();
  }

  /** The row whose label, description or tooltip text holds this. */
  rowWith(text: string | RegExp): Locator {
    return this.pane.locator(".monaco-list-row", { hasText: text }).first();
  }

  /** The row whose name for screen readers holds this, such as ", Completed,": it tells the state in a word. */
  rowNamed(text: string): Locator {
    return this.pane.locator(`.monaco-list-row[aria-label*=${JSON.stringify(text)}]`).first();
  }

  /**
   * Begins to look at each frame that is drawn for a row whose name for screen readers holds this;
   * `seen` settles when one was there, however briefly.
   */
  async watchForRowNamed(text: string): Promise<{ readonly seen: Promise<void> }> {
    const handle = await this.pane.elementHandle();
    const seen = this.#page
      .waitForFunction(
        ([pane, part]) => {
          const rows = [...pane.querySelectorAll(".monaco-list-row")];
          return rows.some((row) => row.getAttribute("aria-label")?.includes(part) === true);
        },
        [handle, text] as const,
        { polling: "raf" },
      )
      .then(() => undefined);
    seen.catch(() => undefined);
    return { seen };
  }

  /** The rows that are drawn now, from top to bottom. */
  async rows(): Promise<TreeRow[]> {
    return await this.pane.locator(".monaco-list-row").evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute("data-index")) - Number(b.getAttribute("data-index")))
        .map((row) => {
          const expanded = row.getAttribute("aria-expanded");
          return {
            label: (row.querySelector(".label-name")?.textContent ?? "").trim(),
            description: (row.querySelector(".label-description")?.textContent ?? "").trim(),
            level: Number(row.getAttribute("aria-level")),
            expanded: expanded === null ? undefined : expanded === "true",
          };
        }),
    );
  }

  /** Waits until the rows that are drawn are as wanted: they are drawn a moment after what changes them. */
  async waitForRows(wanted: (rows: readonly TreeRow[]) => boolean): Promise<void> {
    await until(async () => {
      const rows = await this.rows();
      if (wanted(rows)) return true;
      await this.#nextFrame();
      throw new Error(JSON.stringify(rows));
    }, "The rows are not those that were waited for:");
  }

  /** Waits until these are the executions that are drawn, from top to bottom, by the labels of their rows. */
  async waitForExecutions(...labels: readonly string[]): Promise<void> {
    await this.waitForRows((rows) => {
      const shown = rows.filter(({ level }) => level === 2).map(({ label }) => label);
      return isDeepStrictEqual(shown, labels);
    });
  }

  /** Waits until the view says this beside its title. */
  async waitForDescription(text: string): Promise<void> {
    await until(async () => {
      if ((await this.description()) === text) return true;
      await this.#nextFrame();
      return false;
    }, `The view does not say "${text}" beside its title.`);
  }

  /** The grey text behind the title of the view. */
  async description(): Promise<string> {
    const texts = this.pane.locator(".pane-header .description");
    // Looked at and read in one go: it goes when there is nothing to say.
    return await texts.evaluateAll((all) =>
      all.map((text) => (text instanceof HTMLElement && text.offsetWidth > 0 ? text.innerText : "")).join(""),
    );
  }

  /** Selects several rows, by what their names for screen readers hold. */
  async select(rows: readonly Locator[]): Promise<void> {
    const isSelected = this.#page.locator('[aria-selected="true"]');
    await until(
      async () => {
        // From the first anew each time: a second press with Control would take a row out of the selection again.
        for (const [index, row] of rows.entries()) {
          await press(row, index === 0 ? {} : { modifiers: ["Control"] });
          await row.and(isSelected).waitFor(tryLimit);
        }
        for (const row of rows) await row.and(isSelected).waitFor(tryLimit);
        return true;
      },
      `The rows ${rows.map(String).join(", ")} were not selected together.`,
    );
  }

  /** Clicks the row of this label. */
  async click(label: string): Promise<void> {
    await press(this.row(label));
  }

  /** Unfolds the row of this label where it is folded. */
  async expand(label: string): Promise<void> {
    const row = this.row(label);
    await row.waitFor();
    await until(async () => {
      if ((await row.getAttribute("aria-expanded")) !== "false") return true;
      await press(row.locator(".monaco-tl-twistie"));
      await row.and(this.#page.locator(":not([aria-expanded='false'])")).waitFor(tryLimit);
      return true;
    }, `The row "${label}" did not unfold.`);
  }

  /** Presses the inline action of this tooltip in the row of this label. */
  async pressRowAction(label: string, tooltip: string): Promise<void> {
    const row = this.row(label);
    await press(row.locator(`.action-label[aria-label^="${tooltip}"]`), { before: () => row.hover() });
  }

  /** Presses the action of this tooltip above the tree. */
  async pressTitleAction(tooltip: string): Promise<void> {
    const header = this.pane.locator(".pane-header");
    const action = header.locator(`.action-label[aria-label^="${tooltip}"]`);
    await press(action, { before: () => header.hover() });
  }

  /** Takes the item of this label, behind those of submenus, from the context menu of the row of this label. */
  async pickFromMenu(row: string, ...path: string[]): Promise<void> {
    await pickFromContextMenu(this.#page, this.row(row), ...path);
  }

  /** The items of the context menu of the row of this label, or of a submenu of it. */
  async menuLabels(row: string, ...path: string[]): Promise<string[]> {
    return await contextMenuLabels(this.#page, this.row(row), ...path);
  }

  /** The text that stands in place of the tree while it is empty, once it holds this. */
  welcome(text: string | RegExp): Locator {
    return this.pane.locator(".welcome-view-content", { hasText: text });
  }

  async #nextFrame(): Promise<void> {
    await this.#page.waitForFunction(() => new Promise(requestAnimationFrame));
  }

  /** Presses the button or link of this label in the text that stands in place of the empty tree. */
  async pressWelcomeButton(label: string): Promise<void> {
    await press(this.pane.locator(".welcome-view-content").getByRole("button", { name: label }));
  }
}
