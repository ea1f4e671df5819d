import assert from "node:assert/strict";
import { openComparison } from "./compareFound";
import { contextMenuLabels, pickFromContextMenu } from "./contextMenu";
import { press } from "./press";
import type { Workbench } from "./workbench";

/** Where a comparison is offered: on one that failed with the last success, on each with another one. */
export function defineOffers(workbench: () => Workbench): void {
  it("is what the page of a failed one offers first: with the last that ended well", async function () {
    this.timeout(90_000);
    const call = ["run", "train", "--input", "delay=0", "--input", "standardize=false", "--name", "bad"];
    await workbench()
      .commandLine()
      .run(...call);
    await workbench().runCommand("View: Close All Editors");
    const row = workbench().tree("Executions").rowNamed(", Failed,");
    assert.ok((await contextMenuLabels(workbench().page, row)).includes("Compare With Last Success"));
    const details = await workbench().openDetails(row, "bad");
    await press(
      details.frame.locator("vscode-button[appearance=primary]", { hasText: "Compare With Last Success" }),
    );
    const page = await openComparison(workbench(), 2);
    await page.waitForHeadline(/input standardize \(true → false\)/);
    assert.match((await page.causesOf("B")).join(), /standardize/);
    await workbench().screenshot("compare-last-success");
  });

  it("is offered with another one that is chosen, in the tree and by C on the page of one", async function () {
    this.timeout(90_000);
    const { page, quickInput } = workbench();
    await workbench().runCommand("View: Close All Editors");
    await pickFromContextMenu(page, workbench().tree("Executions").row("five"), "Compare With…");
    await quickInput.pick("eight");
    const fromTree = await openComparison(workbench(), 2);
    await fromTree.waitForHeadline(/differ in input epochs \(5 → 8\)/);
    await workbench().runCommand("View: Close All Editors");
    const details = await workbench().openDetails(workbench().tree("Executions").row("eight"), "eight");
    await details.waitForState("Completed");
    await details.frame.locator("#tab-overview").focus();
    await page.keyboard.press("c");
    await quickInput.pick("five");
    const fromDetails = await openComparison(workbench(), 2);
    await fromDetails.waitForHeadline(/differ in input epochs \(8 → 5\)/);
  });
}
