import assert from "node:assert/strict";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";

const themes = { dark: "Dark Modern", light: "Light Modern", "high-contrast": "Dark High Contrast" };

describeWorkbench("the views in each kind of theme", { size: { width: 1440, height: 1000 } }, (workbench) => {
  const executions = () => workbench().tree("Executions");
  let completed = "";
  let failed = "";

  before("run one that completes and one that fails", async function () {
    this.timeout(60_000);
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
      await executions().rowNamed(", Completed,").click();
      const page = await workbench().details(shortenId(completed));
      await page.waitForState("Completed");
      await page.section("Metrics").locator("executions-line-chart svg").first().waitFor();
      await workbench().screenshot(`theme-${kind}-details`);

      await executions().rowNamed(", Failed,").click();
      const failure = await workbench().details(shortenId(failed));
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
