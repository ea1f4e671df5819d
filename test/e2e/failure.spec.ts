import assert from "node:assert/strict";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";
import { chooseInput } from "../support/runForm";

interface Status {
  readonly state: string;
  readonly exitCode: number | null;
  readonly reason: string | null;
}

interface Request {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly rerunOf?: string | null;
}

describeWorkbench("a script that fails", {}, (workbench) => {
  const form = () => workbench().quickInput;
  const executions = () => workbench().tree("Executions");
  let failed = "";

  it("is told of with its reason and the way to details and logs", async () => {
    await workbench().openMethodForm("Train classifier");
    await chooseInput(form(), "standardize: yes", "no");
    await form().pick("Run");
    const message = await workbench().notifications.waitFor("Train classifier failed");
    failed = workbench().bundles().only();
    const status = workbench().bundles().json<Status>(failed, "metadata/jobStatus.json");
    assert.equal(status.state, "FAILED");
    assert.equal(status.exitCode, 7);
    assert.equal(message, `Train classifier failed: ${status.reason}`);
    assert.match(message, /exit code 7 after .*loss is .* at step \d+: lower the learning rate/);
    await workbench().notifications.toast("failed").getByRole("button", { name: "Show Logs" }).waitFor();
    await workbench().screenshot("failure-notification");
  });

  it("stands in the tree with its exit code", async () => {
    await executions().open();
    const row = executions().rowNamed(", Failed,");
    await row.waitFor();
    assert.match((await row.getAttribute("aria-label")) ?? "", /, Failed, exit code 7 · .+ · [\d.]+ m?s$/);
    await row.locator(".codicon-error").waitFor();
  });

  it("begins its details with the reason and the last lines of standard error", async () => {
    await workbench().notifications.press("Train classifier failed", "Open Details");
    const page = await workbench().details(shortenId(failed));
    await page.waitForState("Failed");
    const banner = page.frame.locator(".banner.failed");
    const text = await banner.innerText();
    const lines = workbench().bundles().text(failed, "outputs/stderr.log").trim().split("\n").slice(-5);
    assert.ok(lines.length > 0);
    for (const line of lines) assert.ok(text.includes(line.trim()), `${line} is not in ${text}`);
    assert.match(text, /exit code 7 after [\d.]+ m?s/);
    await page.frame.getByText("Outputs, partial").waitFor();
    await workbench().screenshot("failure-details");
  });

  it("runs again from the page with that run's values, one of them changed", async () => {
    const page = await workbench().details(shortenId(failed));
    await page.press("Re-run…");
    await form().waitForTitle("Run Train classifier 1.2.0");
    await form().row("standardize: no").waitFor();
    const rows = await form().rows();
    const standardize = rows.find(({ label }) => label === "standardize: no");
    assert.match(standardize?.description ?? JSON.stringify(rows), /^as in the last run/);
    await chooseInput(form(), "standardize: no", "yes");
    const changed = (await form().rows()).find(({ label }) => label === "standardize: yes");
    assert.match(changed?.description ?? "", /^changed, was no/);
    await workbench().screenshot("failure-rerun-form");
    await form().pick("Run");
    await executions().rowNamed(", Completed,").waitFor();
    const bundles = workbench().bundles();
    const again = bundles.ids().find((id) => id !== failed) ?? "";
    await bundles.sealed(again);
    const request = bundles.json<Request>(again, "metadata/request.json");
    assert.equal(request.rerunOf, failed);
    const before = bundles.json<Request>(failed, "metadata/request.json");
    assert.deepEqual(request.inputs, { ...before.inputs, standardize: true });
  });

  it("names the run that it repeats, and what changed, in its details", async () => {
    const again =
      workbench()
        .bundles()
        .ids()
        .find((id) => id !== failed) ?? "";
    const page = await workbench().openDetails(executions().rowNamed(", Completed,"), shortenId(again));
    await page.waitForState("Completed");
    assert.equal((await page.fact("Repeats").innerText()).trim(), failed);
    const [, , change] = await page.cells("Inputs", "standardize");
    assert.match(change ?? "", /^was (no|false)$/);
    await workbench().screenshot("failure-rerun-details");
  });

  it("is told of while the message of another run is not answered yet", async () => {
    await workbench().openMethodForm("Train classifier");
    await chooseInput(form(), "standardize: yes", "no");
    await form().pick("Run");
    await workbench().notifications.waitFor("Train classifier failed");
    await workbench().openFile("prepare.py");
    await workbench().clickCodeLens("Run as Execution");
    await form().waitForTitle("Run prepare.py");
    await form().type("--seed seven");
    await form().rowWith("prepare.py --seed seven").waitFor();
    await form().accept();
    assert.match(await workbench().notifications.waitFor("prepare.py failed"), /exit code 2 .*seven/);
  });
});
