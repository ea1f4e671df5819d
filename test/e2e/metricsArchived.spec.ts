import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../src/core/summary";
import { describeWorkbench } from "../support/describeWorkbench";
import { MetricsPage } from "../support/metricsPage";
import { press } from "../support/press";

const hostile = "<script>alert(1)</script>";

describeWorkbench("the metrics of an archived execution", {}, (workbench) => {
  it("shows names full of HTML and bidirectional signs as text", async function () {
    this.timeout(90_000);
    const commandLine = workbench().commandLine();
    commandLine.write("plain.sh", "echo loss: 0.5 step 1; echo loss: 0.25 step 2\n");
    await commandLine.run("run", "plain.sh", "--name", "plain");
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    const names = ['<img src=x onerror="document.title=1">', "loss\u202egnp", "</script><b>"];
    commandLine.write(
      "hostile.mjs",
      `import { appendFileSync } from "node:fs";
      for (const name of ${JSON.stringify(names)}) for (const step of [1, 2])
        appendFileSync(process.env.EXECUTION_EVENTS, JSON.stringify({ type: "metric", name, value: step, step }) + "\\n");`,
    );
    const { value } = await commandLine.json<ExecutionSummary>("run", "hostile.mjs", "--name", hostile);
    await commandLine.run("archive", value.id);
    await workbench().tree("Executions").row(hostile).filter({ hasText: "archived" }).waitFor();
    await workbench().tree("Executions").pickFromMenu(hostile, "Show Metrics");
    const metrics = new MetricsPage(await workbench().webview(`Metrics of ${hostile}`));
    for (const name of names) {
      await metrics.chart(name).waitFor();
      assert.equal(await metrics.panel(name).locator(".name").innerText(), name);
    }
    assert.equal(await metrics.frame.locator("img, main script, main b:not(.curve-key)").count(), 0);
    await metrics.row("A").getByText(hostile).waitFor();
    await workbench().screenshot("metrics-hostile");
  });

  it("are set beside those of one that is added, until that is removed", async () => {
    const metrics = new MetricsPage(await workbench().webview(`Metrics of ${hostile}`));
    await press(metrics.frame.locator('[data-action="add"]'));
    await workbench().quickInput.pick("plain");
    const both = new MetricsPage(await workbench().webview("Metrics of 2 Executions"));
    await both.row("B").getByText("plain").waitFor();
    await press(both.row("B").getByRole("button", { name: "Remove B from This Page" }));
    await both.row("B").waitFor({ state: "detached" });
    await workbench().tab(`Metrics of ${hostile}`).waitFor();
  });
});
