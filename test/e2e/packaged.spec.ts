import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("the packaged extension", { extension: "vsix", theme: "light" }, (workbench) => {
  it("is listed among the installed extensions", async () => {
    await workbench().openContainer("Extensions");
    await workbench()
      .page.locator(".extension-list-item .name", { hasText: /^Executions$/ })
      .waitFor();
    await workbench().screenshot("packaged-light");
  });
});
