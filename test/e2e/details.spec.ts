import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";
import { openDetails } from "../support/openDetails";
import { press } from "../support/press";
import { drawnInTimeline, listedInTimeline } from "../support/timeline";

/** Waits half way until it may go on. */
const countingScript = `
import { existsSync } from "node:fs";
for (let epoch = 1; epoch <= 60; epoch += 1) {
  while (epoch > 30 && !existsSync("../go-on")) await new Promise((resolve) => setTimeout(resolve, 50));
  console.log("epoch " + epoch + " of 60  loss: " + (1 / epoch).toFixed(4) + " step " + epoch);
  if (epoch === 30) console.error("half way");
  await new Promise((resolve) => setTimeout(resolve, 200));
}
`;

const failingScript = `
function load() {
  throw new TypeError("no such column: bill_length");
}
load();
`;

describeWorkbench("the details of an execution", { theme: "dark" }, (workbench) => {
  const folder = (): string => workbench().workspace?.folder ?? "";

  before(() => {
    writeFileSync(join(folder(), "count.mjs"), countingScript);
    writeFileSync(join(folder(), "broken.mjs"), failingScript);
  });

  it("follow an execution while it runs: state, curve and both streams, to its end", async () => {
    await workbench().openContainer("Executions");
    const run = workbench()
      .commandLine()
      .start(["run", "count.mjs", "--name", "counting", "--workspace", folder()]);
    await workbench().tree("Executions").rowWith("counting").waitFor();
    const page = (await openDetails(workbench(), "counting")).frame;
    await page.locator(".summary b", { hasText: "Executing" }).waitFor();
    await page.locator("vscode-button", { hasText: "Stop" }).waitFor();
    await page.locator("executions-line-chart path.curve").waitFor();
    await workbench().screenshot("details-running-dark");
    writeFileSync(join(dirname(folder()), "go-on"), "");
    await press(page.locator("#tab-logs"));
    await page.locator(".log .line.err", { hasText: "half way" }).waitFor();
    await page.locator(".log .line", { hasText: "epoch 60 of 60" }).waitFor();
    assert.equal((await run.ended).code, 0);
    await page.locator(".summary b", { hasText: "Completed" }).waitFor({ state: "attached" });
    await page.locator(".log .line").nth(60).waitFor({ state: "attached" });
    assert.equal(await page.locator(".log .line").count(), 61);
  });

  it("come back after a reload of the window with the tab and the choices of before", async () => {
    const before = await workbench().webview("counting");
    await press(before.locator("#tab-overview"));
    const drawn = await drawnInTimeline(before);
    await workbench().screenshot("details-timeline-picture");
    await press(before.locator("#timeline button", { hasText: "As table" }));
    await before.locator("#timeline table").first().waitFor();
    assert.deepEqual(await listedInTimeline(before), drawn);
    assert.ok(drawn.measured.length > 0, "Nothing was measured in 12 s.");
    await before.locator("#timeline").scrollIntoViewIfNeeded();
    await workbench().screenshot("details-timeline-table");
    await workbench().reload();
    await workbench().tree("Executions").rowWith("counting").waitFor();
    const after = await workbench().webview("counting");
    await after.locator("#timeline table").first().waitFor();
    await after.locator('#tab-overview[aria-selected="true"]').waitFor();
  });

  it("check the seal and say so in words", async () => {
    const page = await workbench().webview("counting");
    await press(page.locator("aside .link", { hasText: "Verify" }));
    await page.locator(".seal.good", { hasText: "Unchanged" }).waitFor();
  });

  it("show the uncommitted changes in the diff editor", async () => {
    const page = await workbench().webview("counting");
    await press(page.locator(".summary .dirty"));
    await workbench()
      .page.locator(".multiDiffEditor .view-lines", { hasText: "epoch += 1" })
      .first()
      .waitFor();
  });

  it("move among the tabs by the arrow keys, and show each metadata file as it is", async () => {
    const page = await workbench().webview("counting");
    await page.locator("#tab-overview").focus();
    await workbench().page.keyboard.press("End");
    await page.locator('#tab-raw[aria-selected="true"]').waitFor();
    await page.locator("executions-source-text", { hasText: '"state": "COMPLETED"' }).waitFor();
    await press(page.locator(".raw .row", { hasText: "method.json" }));
    await page.locator("executions-source-text", { hasText: '"id": "count"' }).waitFor();
  });

  it("say first why an execution failed, and lead to the place", async () => {
    const run = await workbench()
      .commandLine()
      .run("run", "broken.mjs", "--name", "breaking", "--workspace", folder());
    assert.equal(run.code, 1);
    await workbench().tree("Executions").rowWith("breaking").waitFor();
    const page = (await openDetails(workbench(), "breaking")).frame;
    await page.locator(".banner h2", { hasText: "TypeError: no such column: bill_length" }).waitFor();
    await workbench().screenshot("details-failed-dark");
    await press(page.locator(".banner .acts .link", { hasText: "Open broken.mjs:3" }));
    await workbench().tab("broken.mjs").waitFor();
  });
});
