import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { bundlePaths } from "../../src/bundle/layout";
import type { DetailsPage } from "./detailsPage";
import { exactText } from "./exactText";
import { runScript } from "./lineagePipeline";
import { openDetails } from "./openDetails";
import { press, until } from "./press";
import type { Workbench } from "./workbench";

const name = "the evaluation";

/** Where the four cards of the details page lead. The workspace is the sample, with changes that are not committed. */
export function defineDetailsFlow(workbench: () => Workbench): void {
  const overview = async (): Promise<DetailsPage> => {
    const page = await workbench().details(name);
    await page.showTab("Overview");
    return page;
  };
  const card = ({ frame }: DetailsPage, title: string): Locator =>
    frame.locator(".flow .card").filter({ has: frame.getByRole("button", { name: title, exact: true }) });
  const follow = async (title: string, link: string): Promise<DetailsPage> => {
    const page = await overview();
    await press(card(page, title).getByRole("button", { name: link, exact: true }));
    return page;
  };
  /** Follows a link from the top of the page to a section further down. */
  const scrollTo = async (title: string, link: string, section: string): Promise<void> => {
    const page = await overview();
    const { frame } = page;
    const scrolled = (): Promise<number> => frame.locator("body").evaluate(() => window.scrollY);
    await frame.locator("body").evaluate(() => {
      window.scrollTo({ top: 0 });
    });
    assert.equal(await scrolled(), 0);
    await press(card(page, title).getByRole("button", { name: link, exact: true }));
    await until(async () => {
      const isSeen = await frame.locator(section).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && (top < window.innerHeight / 2 || bottom <= window.innerHeight);
      });
      return isSeen && (await scrolled()) > 0;
    }, `${section} did not come to sight.`);
  };

  it("leads from four cards to what ran, what it used, how it went and what it made", async function () {
    this.timeout(180_000);
    const commandLine = workbench().commandLine();
    const training = await runScript(commandLine, "train", "--input", "epochs=4", "--input", "delay=0");
    const model = `execution:${training}/model.json`;
    commandLine.write("README.md", "Changed before the evaluation.\n");
    await runScript(commandLine, "evaluate", "--input", `model=${model}`, "--name", name);
    const commit = (await workbench().workspace?.git("rev-parse", "HEAD"))?.slice(0, 7) ?? "";
    const { frame } = await openDetails(workbench(), name);
    const titles = frame.locator(".flow .card h2 .link");
    await titles.first().waitFor();
    assert.deepEqual(await titles.allInnerTexts(), ["Method", "Inputs", "Execution", "Outputs"]);
    const page = await overview();
    const told = async (title: string): Promise<string> =>
      (await card(page, title).innerText()).replaceAll(/\s+/g, " ");
    assert.match(await told("Method"), /Evaluate 1\.0\.2 evaluate\.py/);
    assert.match(await told("Inputs"), /2 files, 1 value .*split test.* 1 more/);
    assert.match(
      await told("Execution"),
      new RegExp(`Completed in [\\d.]+ m?s on ${commit} \\d+ lines.*Python`),
    );
    assert.match(await told("Outputs"), /2 files, .*confusion\.csv/);
    await workbench().screenshot("details-flow");

    for (const link of ["Evaluate", "Method"]) {
      await page.showTab("Raw");
      await press(page.frame.locator("nav .row", { hasText: exactText("request.json") }));
      await follow("Method", link);
      await page.selectedTab("Raw").waitFor();
      const method = page.frame.locator(`pre[aria-label="${bundlePaths.method}"]`, { hasText: '"evaluate"' });
      await method.waitFor();
    }
    await follow("Method", "evaluate.py");
    await workbench().tab("evaluate.py").waitFor();

    await follow("Inputs", model);
    await workbench().tab("model.json").waitFor();
    for (const link of ["Inputs", "1 more"]) await scrollTo("Inputs", link, "#inputs");

    await scrollTo("Execution", "Execution", "#timeline");
    const axis = (await overview()).frame.locator('#timeline svg.timeline > text[text-anchor="middle"]');
    const spans = await axis.allTextContents();
    assert.equal(new Set(spans).size, spans.length, spans.join());
    await follow("Execution", commit);
    await workbench()
      .page.locator(".editor-group-container.active .tab.active", { hasText: `${commit} - ` })
      .waitFor();
    await press(card(await overview(), "Execution").locator(".dirty"));
    await workbench()
      .page.locator(".editor-group-container.active .tab.active", {
        hasText: `Uncommitted changes on ${commit}`,
      })
      .waitFor();

    await follow("Outputs", "confusion.csv");
    await workbench().tab("confusion.csv").waitFor();
    const after = await follow("Outputs", "Outputs");
    await after.selectedTab("Files").waitFor();
  });
}
