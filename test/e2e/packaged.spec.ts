import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("the packaged extension", { extension: "vsix", theme: "light" }, (workbench) => {
  it("is listed among the installed extensions", async () => {
    await workbench().openContainer("Extensions");
    const installed = workbench().tree("Extensions: Installed");
    await installed.open();
    await installed.rowWith("Executions").waitFor();
    await workbench().screenshot("packaged-light");
  });
});
