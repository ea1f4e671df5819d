import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("the packaged extension", { extension: "vsix", theme: "light" }, (workbench) => {
  it("is listed among the installed extensions", async () => {
    await workbench().openContainer("Extensions");
    await workbench()
      .page.locator(".extension-list-item .name", { hasText: /^Executions$/ })
      .waitFor();
    await workbench().screenshot("packaged-light");
  });

  it("runs a script from its first line and shows the details of the run", async () => {
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().openFile("train.mjs");
    await workbench().clickCodeLens("Run as Execution");
    await workbench().quickInput.waitForTitle("Run Train classifier");
    await workbench().quickInput.accept();
    const row = workbench().tree("Executions").rowNamed(", Completed,");
    await row.waitFor();
    const id = workbench().bundles().only();
    await workbench().bundles().sealed(id);
    const page = await workbench().openDetails(row, shortenId(id));
    await page.waitForState("Completed");
    await page.section("Metrics").getByText("test_accuracy").waitFor();
    await workbench().screenshot("packaged-details");
  });
});
