import assert from "node:assert/strict";
import { type Artifact, type ExecutionEvent, type GitState } from "../../src/core/records";
import { shortenId } from "../../src/core/format/shortId";
import { format } from "../../src/shared/format";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";
import { typeInput } from "../support/runForm";

/** A value of an input as the details page shows it. */
function shownAs(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}

describeWorkbench("a script run from its first line", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");

  it("opens the form of its method, and Enter runs it in a terminal of its name", async () => {
    await workbench().openContainer("Executions");
    await executions().open();
    await workbench().openFile("train.mjs");
    assert.deepEqual(workbench().bundles().ids(), []);
    await workbench().clickCodeLens("Run as Execution");
    await workbench().quickInput.waitForTitle("Run Train classifier 1.2.0");
    const [run] = await workbench().quickInput.rows();
    assert.equal(run?.label, "Run");
    assert.match(run.detail, /^node train\.mjs --data data\/penguins\.csv --learning-rate 0\.1/);
    await workbench().screenshot("run-script-form");
    // Four seconds: a busy machine may show nothing of a run of one.
    await typeInput(workbench().quickInput, "delay: 0.02", "0.1");
    const running = await executions().watchForRowNamed(", Executing,");
    await workbench().quickInput.accept();
    await workbench().quickInput.waitUntilClosed();
    await running.seen;
    await workbench().waitForTerminal(/test_loss: [\d.]+ test_accuracy: [\d.]+/);
    await workbench().waitForTerminalInFront("Train classifier");
    await executions().rowNamed(", Completed,").waitFor();
    await workbench().screenshot("run-script-completed");
  });

  it("shows in its details what the bundle on the disk holds", async () => {
    const bundles = workbench().bundles();
    const id = bundles.only();
    await bundles.sealed(id);
    const page = await workbench().openDetails(executions().rowNamed(", Completed,"), shortenId(id));
    await page.waitForState("Completed");

    const { inputs } = bundles.json<{ inputs: Record<string, unknown> }>(id, "metadata/request.json");
    assert.equal(inputs["epochs"], 40);
    for (const [name, value] of Object.entries(inputs)) {
      const [, shown] = await page.cells("Inputs", name);
      assert.equal(shown, shownAs(value), name);
    }

    const { artifacts } = bundles.json<{ artifacts: Artifact[] }>(id, "metadata/artifacts.json");
    const outputs = artifacts.filter(({ direction, uri }) => direction === "output" && !uri.endsWith(".log"));
    assert.ok(outputs.some(({ uri }) => uri === "outputs/model.json"));
    for (const { uri, type, size } of outputs) {
      const cells = await page.cells("Artifacts", uri);
      assert.deepEqual(cells.slice(1, 3), [type, format.bytes(size)]);
    }

    const git = bundles.json<GitState>(id, "metadata/git.json");
    assert.equal(git.commit, await workbench().workspace?.git("rev-parse", "HEAD"));
    assert.match(await page.fact("Commit").innerText(), new RegExp(`^${git.commit.slice(0, 7)}\\s+Begin`));
    await page.fact("Exit code").getByText("0", { exact: true }).waitFor();
    await workbench().screenshot("run-script-details");
  });

  it("shows each metric with the last of its values", async () => {
    const bundles = workbench().bundles();
    const id = bundles.only();
    const page = await workbench().details(shortenId(id));
    await page.showTab("Metrics");
    const events = bundles.lines<ExecutionEvent>(id, "metadata/events.ndjson");
    const metrics = events.filter((event) => event.type === "metric");
    const names = [...new Set(metrics.map(({ name }) => name))];
    assert.deepEqual(names.sort(), ["accuracy", "loss", "test_accuracy", "test_loss"]);
    for (const name of names) {
      const values = metrics.filter((metric) => metric.name === name);
      const row = page.frame.locator("table.grid tr", { has: page.frame.getByText(name, { exact: true }) });
      await row.first().waitFor();
      const cells = await row.first().locator("th, td").allInnerTexts();
      assert.equal(cells[1]?.trim(), format.number(values.at(-1)?.value ?? Number.NaN), name);
      assert.equal(cells.at(-1)?.trim(), String(values.length), name);
    }
  });

  it("tells of the run over the script, and runs it again without a form", async () => {
    await press(workbench().tab("train.mjs"));
    await workbench()
      .codeLens(/· 1 run$/)
      .waitFor();
    await workbench().clickCodeLens("Run again");
    await workbench()
      .codeLens(/· 2 runs$/)
      .waitFor();
    assert.equal(await workbench().quickInput.widget.count(), 0);
    const [first = "", second = ""] = workbench().bundles().ids();
    await workbench().bundles().sealed(second);
    const requests = [first, second].map((id) =>
      workbench().bundles().json<{ inputs: unknown; rerunOf?: string }>(id, "metadata/request.json"),
    );
    assert.deepEqual(requests[1]?.inputs, requests[0]?.inputs);
    assert.equal(requests[1]?.rerunOf, first);
    await workbench()
      .codeLens(/just now|s ago/)
      .waitFor();
    await workbench().screenshot("run-script-lenses");
  });
});
