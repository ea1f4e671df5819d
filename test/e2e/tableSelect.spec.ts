import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../src/core/summary";
import { describeWorkbench } from "../support/describeWorkbench";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

describeWorkbench("selecting executions", { size: { width: 1500, height: 900 } }, (workbench) => {
  let table: TablePage;
  /** By their numbers, the first one first. */
  const ids: string[] = [];
  const run = async (script: string, name: string): Promise<string> =>
    (await workbench().commandLine().json<ExecutionSummary>("run", script, "--name", name)).value.id;

  before("run six", async function () {
    this.timeout(90_000);
    workbench().commandLine().write("odd.sh", "echo odd\n");
    workbench().commandLine().write("even.sh", "echo even\n");
    for (let number = 1; number <= 6; number += 1)
      ids.push(await run(number % 2 === 0 ? "even.sh" : "odd.sh", `run ${number}`));
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Open Executions Page");
    table = new TablePage(await workbench().webview("Executions"));
    await table.waitForIds([...ids].reverse());
  });

  beforeEach("select nothing, show all", async () => {
    await table.query("");
    await table.waitForIds([...ids].reverse());
    if ((await table.frame.locator(".selection").count()) > 0)
      await press(table.frame.locator(".selection").getByRole("button", { name: /Clear/ }));
    await table.frame.locator(".selection").waitFor({ state: "detached" });
  });

  const cell = (number: number) => table.cell(ids[number - 1] ?? "", "state");
  const tick = (number: number) => table.row(ids[number - 1] ?? "").getByRole("checkbox");

  /** Waits until these are selected, among those that are shown. */
  async function waitForSelected(...numbers: readonly number[]): Promise<void> {
    const wanted = numbers.map((number) => ids[number - 1] ?? "").sort();
    await until(async () => {
      await table.rows().first().waitFor();
      const selected = await table.frame
        .locator('.row[aria-selected="true"]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
      return selected.sort().join() === wanted.join();
    }, `Not ${numbers.join()} are selected.`);
    const text = `${numbers.length} selected`;
    if (numbers.length > 0) await table.frame.locator(".selection", { hasText: text }).waitFor();
  }

  it("takes them one by one with Ctrl, and out again", async () => {
    await press(cell(6), { modifiers: ["Control"] });
    await press(cell(4), { modifiers: ["Control"] });
    await waitForSelected(6, 4);
    await press(cell(6), { modifiers: ["Control"] });
    await waitForSelected(4);
  });

  it("takes a stretch with Shift, which grows and shrinks and takes the place of what was selected", async () => {
    await press(cell(6), { modifiers: ["Control"] });
    await press(cell(5));
    await press(cell(2), { modifiers: ["Shift"] });
    await waitForSelected(5, 4, 3, 2);
    await press(cell(4), { modifiers: ["Shift"] });
    await waitForSelected(5, 4);
  });

  it("adds a stretch with Ctrl and Shift, and after a tick", async () => {
    await press(tick(6));
    await waitForSelected(6);
    await press(cell(4));
    await press(cell(3), { modifiers: ["Control", "Shift"] });
    await waitForSelected(6, 4, 3);
    await press(tick(1));
    await press(cell(2), { modifiers: ["Shift"] });
    await waitForSelected(6, 4, 3, 2, 1);
  });

  it("takes rows by their tick boxes, and all that match by that of the heads", async () => {
    await press(tick(5));
    await press(tick(3));
    await waitForSelected(5, 3);
    assert.equal(await tick(5).getAttribute("aria-checked"), "true");
    const all = table.frame.locator('[data-act="tick-all"]');
    assert.equal(await all.getAttribute("aria-checked"), "mixed");
    await press(tick(5));
    await press(tick(3));
    await table.frame.locator(".selection").waitFor({ state: "detached" });
    await press(all);
    await waitForSelected(6, 5, 4, 3, 2, 1);
    assert.equal(await all.getAttribute("aria-checked"), "true");
    await press(all);
    await table.frame.locator(".selection").waitFor({ state: "detached" });
  });

  it("keeps what a query hides, whatever is selected among the others", async () => {
    await press(tick(6));
    await press(tick(2));
    await waitForSelected(6, 2);
    await table.query("script:odd.sh");
    await table.count("3 of 6").waitFor();
    await press(cell(5));
    await press(cell(3), { modifiers: ["Shift"] });
    await table.frame.locator(".selection", { hasText: "4 selected" }).waitFor();
    await table.frame.locator(".selection", { hasText: "2 hidden by the query" }).waitFor();
    await workbench().screenshot("table-selected-hidden");
    await table.query("");
    await waitForSelected(6, 5, 3, 2);
  });

  it("keeps what is selected where the query hides the row at which a stretch began", async () => {
    await press(tick(6));
    await table.query("script:odd.sh");
    await table.count("3 of 6").waitFor();
    await press(cell(1), { modifiers: ["Shift"] });
    await table.frame.locator(".selection", { hasText: "2 selected" }).waitFor();
    await table.query("");
    await waitForSelected(6, 1);
  });

  it("keeps the focus on its execution while a new one slides in above it", async () => {
    await press(cell(5));
    const focused = table.frame.locator(".row.execution.focused");
    assert.equal(await focused.getAttribute("data-id"), ids[4]);
    ids.push(await run("odd.sh", "run 7"));
    await table.waitForIds([...ids].reverse());
    await table.frame.locator(`.row.focused[data-id="${ids[4] ?? ""}"]`).waitFor();
    await table.position("3 of 7").waitFor();
    await workbench().page.keyboard.press("p");
    await table
      .cell(ids[4] ?? "", "name")
      .locator(".codicon-pinned")
      .waitFor();
    const { value } = await workbench().commandLine().json<ExecutionSummary[]>("list");
    assert.deepEqual(
      value.filter(({ pinned }) => pinned).map(({ id }) => id),
      [ids[4]],
    );
  });
});
