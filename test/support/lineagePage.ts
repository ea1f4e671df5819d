import type { FrameLocator, Locator } from "playwright-core";
import { press } from "./press";

/** The themes that it is looked at in. */
export const lineageThemes = {
  dark: "Dark Modern",
  light: "Light Modern",
  "high-contrast": "Dark High Contrast",
};

/** The page that draws what came of what. */
export class LineagePage {
  constructor(readonly frame: FrameLocator) {}

  /** A node of the graph, by how what a person hears of it begins, and by its type: "clean.csv", "Table". */
  node(label: string, type = ""): Locator {
    const ofType = type === "" ? "" : `[aria-label*=${JSON.stringify(`, ${type}`)}]`;
    return this.frame.locator(`.node[aria-label^=${JSON.stringify(label)}]${ofType}`).first();
  }

  /** The names of all nodes that are drawn. */
  async names(): Promise<string[]> {
    await this.frame.locator(".node").first().waitFor();
    return (await this.frame.locator(".node .name").allTextContents()).map((name) => name.trim()).sort();
  }

  /** The names of all rows of the list. */
  async rows(): Promise<string[]> {
    await this.frame.locator("tbody tr").first().waitFor();
    const names = await this.frame.locator("tbody tr:not(.repeated) td.name .ellipsis").allTextContents();
    return names.map((name) => name.trim()).sort();
  }

  /** Presses a control of the bar by its words. */
  async choose(words: string): Promise<void> {
    await press(this.frame.locator(".bar button", { hasText: words }));
  }

  /** What stands beside the graph. */
  side(): Locator {
    return this.frame.locator("aside");
  }
}
