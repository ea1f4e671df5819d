import { type FrameLocator, type Locator } from "playwright-core";
import { press, until } from "./press";

/** The page with the curves of executions. */
export class MetricsPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** The panel of a metric. */
  panel(metric: string): Locator {
    return this.frame.locator(`figure[data-metric=${JSON.stringify(metric)}]`);
  }

  /** The picture of a metric, once it is drawn. */
  chart(metric: string): Locator {
    return this.panel(metric).locator(".curve-chart");
  }

  /** How many points are drawn of a curve, by its key. */
  async pointsOf(metric: string, key: string): Promise<number> {
    const path = await this.chart(metric).locator(`path.line[data-key="${key}"]`).getAttribute("d");
    return (path ?? "").match(/[ML]/g)?.length ?? 0;
  }

  /** Waits until so many points are drawn of a curve. */
  async waitForPoints(metric: string, key: string, count: number): Promise<void> {
    await until(async () => {
      const drawn = await this.pointsOf(metric, key);
      if (drawn !== count) throw new Error(`${drawn} are.`);
      return true;
    }, `Not ${count} points of ${key} are drawn.`);
  }

  /** The row of an execution in the legend, by its key. */
  row(key: string): Locator {
    return this.frame.locator(`.legend tr[data-key="${key}"]`);
  }

  /** The texts of the row of an execution, after its key. */
  async cells(key: string): Promise<string[]> {
    const texts = await this.row(key).locator("th, td").allInnerTexts();
    return texts.map((text) => text.trim().replaceAll(/\s+/g, " "));
  }

  /** What the cursor says in a panel, from top to bottom. */
  async tip(metric: string): Promise<string[]> {
    const box = this.chart(metric).locator(".tip-box");
    await box.waitFor();
    return (await box.locator("text").allTextContents()).map((text) => text.trim());
  }

  /** Presses a button of a panel. */
  async pressAction(metric: string, action: "log" | "reset" | "table"): Promise<void> {
    await press(this.panel(metric).locator(`[data-action="${action}"]`));
  }

  /** Opens a menu and takes one of its items. */
  async choose(place: Locator, menu: string, item: string): Promise<void> {
    await press(place.locator(`[data-menu="${menu}"]`));
    await press(place.locator(`[data-item="${item}"]`));
  }
}
