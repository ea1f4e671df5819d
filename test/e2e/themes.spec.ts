import assert from "node:assert/strict";
import { type Locator } from "playwright-core";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";

const themes = { dark: "Dark Modern", light: "Light Modern", "high-contrast": "Dark High Contrast" };

describeWorkbench("the views in each kind of theme", { size: { width: 1440, height: 1000 } }, (workbench) => {
  const executions = () => workbench().tree("Executions");
  let completed = "";
  let failed = "";

  before("run one that completes and one that fails", async () => {
    const commandLine = workbench().commandLine();
    await commandLine.run("run", "train", "--input", "delay=0");
    completed = workbench().bundles().only();
    await commandLine.run("run", "train", "--input", "standardize=false");
    failed =
      workbench()
        .bundles()
        .ids()
        .find((id) => id !== completed) ?? "";
    await workbench().openContainer("Executions");
    await executions().open();
  });

  for (const [kind, theme] of Object.entries(themes)) {
    it(`shows trees, form and details in ${theme}`, async () => {
      await workbench().useTheme(theme);
      const row = (state: string): Locator => executions().rowNamed(`, ${state},`);
      const page = await workbench().openDetails(row("Completed"), shortenId(completed));
      await page.waitForState("Completed");
      await page.section("Metrics").locator("executions-line-chart svg").first().waitFor();
      await workbench().screenshot(`theme-${kind}-details`);

      const failure = await workbench().openDetails(row("Failed"), shortenId(failed));
      await failure.waitForState("Failed");
      await failure.frame.locator(".banner.failed").waitFor();
      await workbench().screenshot(`theme-${kind}-failed`);

      await workbench().openMethodForm("Train classifier");
      const [run] = await workbench().quickInput.rows();
      assert.equal(run?.label, "Run");
      await workbench().screenshot(`theme-${kind}-form`);
      await workbench().quickInput.escape();
      await workbench().quickInput.waitUntilClosed();
    });
  }
});
