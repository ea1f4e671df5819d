import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import { shortenId } from "../../src/core/format/shortId";
import { violationsAround } from "./accessibility";
import { lineageThemes, LineagePage } from "./lineagePage";
import type { Stage } from "./lineagePipeline";
import { until } from "./press";
import { tabTo } from "./tabTo";
import type { Workbench } from "./workbench";

/** The Lineage page by keyboard alone, of the pipeline whose training it shows. @param ids of its executions. */
export function defineLineageByKeys(workbench: () => Workbench, ids: () => Record<Stage, string>): void {
  const page = async (): Promise<LineagePage> => new LineagePage(await workbench().webview("Lineage"));

  it("is walked by keyboard alone: to a path between two nodes, in graph and list", async () => {
    const lineage = await page();
    const { keyboard } = workbench().page;
    const { frame } = lineage;
    const steps = async (): Promise<string[]> =>
      (await lineage.side().locator(".path li button").allTextContents()).map((name) => name.trim());
    const title = (text: string): Promise<void> => lineage.side().locator("h2", { hasText: text }).waitFor();
    await lineage.node("report.json").waitFor();
    await frame.locator("body").focus();
    await until(async () => {
      await keyboard.press("ArrowDown");
      return (await frame.locator(".node.sel").count()) === 1;
    }, "No arrow begins at the start.");
    await frame.locator("#find").focus();
    await keyboard.type("report");
    await keyboard.press("Enter");
    await title("report.json");
    await keyboard.press("Escape");
    await lineage.node("report.json").focus();
    await keyboard.press("p");
    await title("Path from report.json");
    for (const name of ["evaluate.mjs", "model.json", "train.mjs", "clean.csv", "prepare.mjs", "raw.csv"]) {
      await keyboard.press("ArrowLeft");
      await lineage
        .side()
        .locator("button", { hasText: `To ${name}` })
        .waitFor();
    }
    await keyboard.press("p");
    await title("Path from report.json to raw.csv");
    const way = [
      "report.json",
      "evaluate.mjs",
      "model.json",
      "train.mjs",
      "clean.csv",
      "prepare.mjs",
      "raw.csv",
    ];
    assert.deepEqual(await steps(), way);
    assert.match(await lineage.side().innerText(), /report\.json came of raw\.csv\./);
    const lit = async (rows: string): Promise<string[]> =>
      [...new Set(await frame.locator(rows).allTextContents())].map((name) => name.trim()).sort();
    assert.deepEqual(await lit(".node.hi .name"), way.toSorted());
    assert.equal(await frame.locator(".edge.hi").count(), 6);
    for (const [kind, theme] of Object.entries(lineageThemes)) {
      await workbench().useTheme(theme);
      await frame.locator(`body.vscode-${kind}`).waitFor();
      await workbench().screenshot(`lineage-path-${kind}`);
      assert.deepEqual(await violationsAround(frame.locator("body")), [], kind);
    }
    await keyboard.press("t");
    await frame.locator("tr.on-path").first().waitFor();
    assert.deepEqual(await lit("tr.on-path .ellipsis"), way.toSorted());
    await workbench().screenshot("lineage-path-list");
    assert.deepEqual(await violationsAround(frame.locator("body")), []);
    await keyboard.press("t");
    await lineage.node("report.json").waitFor();
    await keyboard.press("Escape");
    await lineage.side().waitFor({ state: "detached" });
  });

  it("leads by keyboard alone to a comparison, from there back, and on to details and logs", async function () {
    this.timeout(90_000);
    const { keyboard } = workbench().page;
    const enter = async (frame: FrameLocator, selector: string): Promise<void> => {
      await tabTo(workbench().page, frame, selector);
      await keyboard.press("Enter");
    };
    const lineage = await page();
    await lineage.frame.locator(".node.start").focus();
    await keyboard.press("ArrowLeft");
    await keyboard.press("ArrowLeft");
    await lineage.side().locator("h2", { hasText: "prepare.mjs" }).waitFor();
    await enter(lineage.frame, 'aside .button:text-is("Compare")');
    const compare = await workbench().webview("Compare 2 Executions");
    await compare.locator("#baseline").focus();
    await enter(compare, "[data-action=lineage]");
    const back = await page();
    await back.frame.locator("h1", { hasText: "from prepare.mjs" }).waitFor();
    await back.frame.locator(".node.start").focus();
    await keyboard.press("Space");
    await enter(back.frame, 'aside .button:text-is("Open Details")');
    const details = await workbench().webview(shortenId(ids().prepare));
    await details.locator("#tab-overview").focus();
    await until(async () => {
      await keyboard.press("ArrowRight");
      return (await details.locator("#tab-logs:focus").count()) === 1;
    }, "No arrow leads to the logs.");
    await details.locator("#tab-logs[aria-selected=true]").waitFor();
    assert.deepEqual(await violationsAround(details.locator("body")), []);
  });
}
