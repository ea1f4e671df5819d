import { type FrameLocator, type Locator } from "playwright-core";
import { press, until } from "./press";

/** The page that holds executions side by side. */
export class ComparePage {
  constructor(readonly frame: FrameLocator) {}

  /** What differs, in one sentence. */
  get headline(): Locator {
    return this.frame.locator("h1");
  }

  /** What the metric changes with, in one line. */
  async moves(): Promise<string> {
    const text = await this.frame.locator(".moves").innerText();
    return text.replaceAll(/\s+/g, " ").trim();
  }

  /** Waits until the headline says this. */
  async waitForHeadline(text: string | RegExp): Promise<void> {
    await this.frame.locator("h1", { hasText: text }).waitFor();
  }

  /** The causes of an execution by its letter, most likely first. */
  async causesOf(key: string): Promise<string[]> {
    const causes = this.frame.locator(`.causes[data-execution="${key}"] .cause`);
    await causes.first().waitFor();
    const texts = await causes.allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
  }

  /** The chart of curves, or that of executions by two of their fields. */
  chart(kind: "curves" | "points"): Locator {
    return this.frame.locator(`figure[data-chart="${kind}"]`);
  }

  /** Chooses what an axis of the charts shows. @param field its section and name; empty: each execution. */
  async axis(name: "Vertical axis" | "Horizontal axis", field: string): Promise<void> {
    await this.frame.getByLabel(name).selectOption(field);
  }

  /** The rows of a chart that is shown as a table, as one reads them. */
  async chartRows(kind: "curves" | "points"): Promise<string[]> {
    const rows = this.chart(kind).locator("tbody tr");
    await rows.first().waitFor();
    const texts = await rows.allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
  }

  section(name: string): Locator {
    return this.frame.locator(`tbody[data-section="${name}"]`);
  }

  /** A field by its section in the command line's JSON and its name: "metrics loss". */
  row(key: string): Locator {
    return this.frame.locator(`tr[data-row="${key}"]`);
  }

  /** The cells of a field, as one reads them. */
  async cells(key: string): Promise<string[]> {
    await this.row(key).waitFor();
    const texts = await this.row(key).locator("td").allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
  }

  async onlyDifferences(on: boolean): Promise<void> {
    await this.frame.locator("#only").setChecked(on);
  }

  async find(text: string): Promise<void> {
    await this.frame.locator("#find").fill(text);
  }

  async press(selector: string): Promise<void> {
    await press(this.frame.locator(selector).first());
  }

  /** Opens how an output differs; where that is shown for the first of the others. */
  async openContent(name: string): Promise<Locator> {
    const row = this.row(`outputFiles ${name}`);
    await row.locator(".opener").press("Enter");
    return this.frame.locator(`[data-detail="outputFiles ${name}"] [data-difference]`).first();
  }

  /** How far numbers in files may be apart. */
  get tolerance(): Locator {
    return this.section("content").locator("select.choice").first();
  }

  /** From where on an execution printed something else than the baseline. @param stream "B out" */
  log(stream: string): Locator {
    return this.frame.locator(`[data-log="${stream}"]`);
  }

  /** Waits until an execution is in this state, as the head of its column says. */
  async stateOf(key: string, state: string): Promise<void> {
    const head = this.frame
      .locator("thead th[data-column]")
      .filter({ has: this.frame.locator(".key", { hasText: key }) });
    await head.locator(".facts", { hasText: state }).waitFor();
  }

  /** Waits until the letter of the baseline is this. */
  async waitForBaseline(key: string): Promise<void> {
    const chosen = this.frame.locator("#baseline option:checked");
    await until(async () => (await chosen.innerText()).startsWith(`${key} `), `The baseline is not ${key}.`);
  }
}
