import assert from "node:assert/strict";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { type Locator } from "playwright-core";
import { shortenId } from "../../src/core/format/shortId";
import { type DetailsPage } from "../support/detailsPage";
import { exactText } from "../support/exactText";
import { describeWorkbench } from "../support/describeWorkbench";
import { typeInput } from "../support/runForm";
import { press } from "../support/press";

/** Waits until a list has grown beyond the number of entries that it has now. */
async function untilGrown(list: Locator): Promise<void> {
  const before = await list.count();
  await list.nth(before).waitFor({ state: "attached" });
}

/** The number of values of a metric, as the page tells it. */
function valueCount(page: DetailsPage, metric: string): Locator {
  const name = page.frame.locator("th[scope=row]", { hasText: new RegExp(`^\\s*${metric}\\s*$`) });
  return page.frame.locator("table.grid tr").filter({ has: name }).locator("td").last();
}

describeWorkbench("the details page of a run", {}, (workbench) => {
  const form = () => workbench().quickInput;
  const executions = () => workbench().tree("Executions");
  let id = "";
  const details = async (): Promise<DetailsPage> => {
    assert.notEqual(id, "", "nothing has run");
    return await workbench().details(shortenId(id));
  };

  it("follow it while it runs: its state, its log, its metrics", async () => {
    await appendFile(join(workbench().workspace?.folder ?? "", "README.md"), "A line of today.\n");
    await workbench().openMethodForm("Train classifier");
    await typeInput(form(), "epochs: 40", "1000");
    await typeInput(form(), "delay: 0.02", "0.25");
    await form().pick("Run");
    await executions().open();
    const row = executions().rowNamed(", Executing,");
    await row.waitFor();
    id = workbench().bundles().only();
    const page = await workbench().openDetails(row, shortenId(id));
    await page.waitForState("Executing");
    await page.frame.locator(".head .progress", { hasText: /Epoch \d+\/1000/ }).waitFor();
    await page.frame.getByText("Not sealed yet").first().waitFor();
    await workbench().screenshot("details-running");
    await page.showTab("Metrics");
    const values = valueCount(page, "loss");
    const before = (await values.innerText()).trim();
    await values.and(page.frame.locator("td", { hasNotText: exactText(before) })).waitFor();
    assert.ok(Number(await values.innerText()) > Number(before));
    await workbench().screenshot("details-metrics");
    await page.showTab("Logs");
    await page.logLines().first().waitFor();
    await untilGrown(page.logLines());
    await workbench().screenshot("details-running-logs");
  });

  it("stop it", async () => {
    const page = await details();
    await page.press("Stop");
    await page.waitForState("Stopped");
    await executions().rowNamed(", Stopped,").waitFor();
    await workbench().bundles().sealed(id);
    const status = workbench()
      .bundles()
      .json<{ state: string; status: string }>(id, "metadata/jobStatus.json");
    assert.deepEqual([status.state, status.status], ["STOPPED", "dismissed"]);
    assert.equal(await page.frame.locator(".head vscode-button", { hasText: "Stop" }).count(), 0);
    await workbench().screenshot("details-stopped");
  });

  it("come back after a reload of the window with the tab that was shown", async () => {
    await (await details()).showTab("Logs");
    await workbench().reload();
    const page = await details();
    await page.waitForState("Stopped");
    await page.selectedTab("Logs").waitFor();
    await page.logLines().filter({ hasText: "epoch 1/1000" }).first().waitFor();
  });

  it("move among their tabs by the keyboard alone", async () => {
    const page = await details();
    const { keyboard } = workbench().page;
    await page.showTab("Overview");
    await page.tab("Overview").focus();
    await keyboard.press("ArrowRight");
    await page.selectedTab("Metrics").waitFor();
    await keyboard.press("ArrowRight");
    await page.selectedTab("Logs").waitFor();
    await keyboard.press("ArrowLeft");
    await page.selectedTab("Metrics").waitFor();
    await keyboard.press("End");
    await page.selectedTab("Raw").waitFor();
    await keyboard.press("Home");
    await page.selectedTab("Overview").waitFor();
    await keyboard.press("Control+PageDown");
    await page.selectedTab("Metrics").waitFor();
    await keyboard.press("Control+PageUp");
    await page.selectedTab("Overview").waitFor();
  });

  it("show each metadata file as it lies in the bundle", async () => {
    const page = await details();
    await page.showTab("Raw");
    for (const file of ["request.json", "git.json", "jobStatus.json"]) {
      await press(page.frame.locator("nav button", { hasText: file }));
      const text = page.frame.locator(`pre[aria-label="metadata/${file}"]`);
      assert.deepEqual(
        JSON.parse(await text.innerText()),
        workbench().bundles().json(id, `metadata/${file}`),
        file,
      );
    }
    await workbench().screenshot("details-raw");
  });

  it("open the uncommitted changes beside the commit", async () => {
    const page = await details();
    await page.showTab("Code");
    await workbench().screenshot("details-code");
    await press(page.frame.getByRole("button", { name: "README.md" }));
    await workbench()
      .page.locator(".editor-group-container.active .editor.modified .view-line", {
        hasText: "A line of today.",
      })
      .waitFor();
    await workbench().screenshot("details-changes");
  });

  it("open the commit in VS Code", async () => {
    const commit = (await workbench().workspace?.git("rev-parse", "HEAD")) ?? "";
    const page = await details();
    await page.showTab("Code");
    await press(page.frame.getByRole("button", { name: "Open Commit" }));
    const group = workbench().page.locator(".editor-group-container.active");
    await group.locator(".tab.active", { hasText: `${commit.slice(0, 7)} - Begin` }).waitFor();
    await group.locator(".editor-container").getByText("evaluate.json").first().waitFor();
    await workbench().screenshot("details-commit");
  });
});
