import { type Locator, type Page } from "playwright-core";
import { contextMenuLabels, pickFromContextMenu } from "./contextMenu";
import { exactText } from "./exactText";
import { press, until } from "./press";

/** One row of a tree, as a user reads it. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the roots. */
  readonly level: number;
  /** Undefined where it has no children. */
  readonly expanded: boolean | undefined;
}

/** Until a press on a row shows as its selection on a busy machine, in ms. */
const selectionMs = 5_000;

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
      return (await header.getAttribute("aria-expanded")) === "true";
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

  /** Waits until the view says this beside its title. */
  async waitForDescription(text: string): Promise<void> {
    await until(
      async () => (await this.description()) === text,
      `The view does not say "${text}" beside its title.`,
    );
  }

  /** The grey text behind the title of the view. */
  async description(): Promise<string> {
    const text = this.pane.locator(".pane-header .description");
    return (await text.isVisible()) ? await text.innerText() : "";
  }

  /** Selects several rows, by what their names for screen readers hold. */
  async select(rows: readonly Locator[]): Promise<void> {
    const isSelected = this.#page.locator('[aria-selected="true"]');
    for (const [index, row] of rows.entries()) {
      await until(
        async () => {
          await press(row, index === 0 ? {} : { modifiers: ["Control"] });
          // A second press with Control would take it out of the selection again.
          await row.and(isSelected).waitFor({ timeout: selectionMs });
          return true;
        },
        `The row ${String(row)} was not selected.`,
      );
    }
    for (const row of rows) await row.and(isSelected).waitFor();
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
      return (await row.getAttribute("aria-expanded")) !== "false";
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

  /** Presses the button or link of this label in the text that stands in place of the empty tree. */
  async pressWelcomeButton(label: string): Promise<void> {
    await press(this.pane.locator(".welcome-view-content").getByRole("button", { name: label }));
  }
}
