import assert from "node:assert/strict";
import { cpSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

/** Enough that all do not fit in the window by far. */
const copies = 400;

describeWorkbench("finding one's way on the Executions page", {}, (workbench) => {
  let table: TablePage;
  const total = copies + 1;

  it("says how to begin while nothing was run", async () => {
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Open Executions Page");
    table = new TablePage(await workbench().webview("Executions"));
    const nothing = table.frame.locator('[data-part="nothing-yet"]');
    await nothing.getByText("Nothing has been run yet").waitFor();
    await workbench().screenshot("table-nothing-yet");
    await press(nothing.getByRole("button", { name: "Run a Method" }));
    await workbench().quickInput.rowWith("Train classifier").waitFor();
    await workbench().quickInput.escape();
  });

  it("tells where one is among many, and goes to a row by its number", async function () {
    this.timeout(120_000);
    await workbench()
      .commandLine()
      .run("run", "train", "--input", "delay=0", "--name", "the first", "--tag", "paper");
    const first = workbench().bundles().only();
    const copied = join(workbench().dataFolder, "copied");
    for (let copy = 0; copy < copies; copy += 1) {
      const folder = workbench().bundles().folder(first);
      cpSync(folder, copied, { recursive: true });
      // Each comes whole, so that none changes its place later.
      renameSync(copied, `${folder}-${String(copy).padStart(3, "0")}`);
    }
    await press(table.frame.getByRole("button", { name: "Refresh" }));
    await table.count(String(total)).waitFor({ timeout: 60_000 });
    await table.position(`1 of ${total}`).waitFor();
    await table.grid.press("Control+g");
    const { keyboard } = workbench().page;
    await keyboard.type("300");
    await keyboard.press("Enter");
    await table.position(`300 of ${total}`).waitFor();
    await table.frame.locator('.row.focused[aria-rowindex="301"]').waitFor();
    // Looked for from now on: it goes again in less than a second.
    const hinted = table.frame.locator(".scroll-hint").waitFor();
    await keyboard.press("End");
    await hinted;
    await table.position(`${total} of ${total}`).waitFor();
    await table.frame.locator(`.row.focused[aria-rowindex="${total + 1}"]`).waitFor();
    await workbench().screenshot("table-position");
    assert.equal(await table.grid.getAttribute("aria-rowcount"), String(total + 1));
  });

  it("tells the position of what is seen when one scrolls away from the focus", async () => {
    await table.grid.focus();
    await workbench().page.keyboard.press("Home");
    await table.position(`1 of ${total}`).waitFor();
    await table.grid.evaluate((grid) => (grid.scrollTop = 200 * 24));
    await table.position(`201 of ${total}`).waitFor();
    await workbench().page.keyboard.press("ArrowDown");
    await table.position(`2 of ${total}`).waitFor();
  });

  it("stays where one is while the query is wrong", async () => {
    await table.grid.evaluate((grid) => (grid.scrollTop = 200 * 24));
    await table.position(`201 of ${total}`).waitFor();
    await table.query("colour:red");
    await table.frame.locator("#query-problem").waitFor();
    await table.position(`201 of ${total}`).waitFor();
    await table.query("");
    await table.frame.locator("#query-problem").waitFor({ state: "detached" });
    await table.frame.locator("main:not(.dimmed)").waitFor();
    await table.position(`201 of ${total}`).waitFor();
    await table.query("colour:red");
    await table.frame.locator("#query-problem").waitFor();
    const chip = table.frame.locator('[data-chip="status"] button[aria-disabled="true"]');
    await chip.waitFor();
    assert.equal(await chip.getAttribute("title"), "Mend the query first: it cannot be read");
    await chip.click({ force: true });
    assert.equal(await table.frame.locator("#query").inputValue(), "colour:red");
    assert.equal(await table.frame.locator(".menu").count(), 0);
    await table.query("");
    await table.frame.locator("main:not(.dimmed)").waitFor();
    await table.position(`201 of ${total}`).waitFor();
  });

  it("tells why executions cannot be read, and shows what was read before", async () => {
    const folder = workbench().bundles().folder("");
    const away = join(folder, "..", "away");
    renameSync(folder, away);
    writeFileSync(folder, "");
    await press(table.frame.getByRole("button", { name: "Refresh" }));
    const told = table.frame.locator(".unreadable");
    await told.getByText(/cannot be read: ENOTDIR/).waitFor();
    await workbench().screenshot("table-unreadable");
    await press(told.getByRole("button", { name: "Try Again" }));
    await told.waitFor();
    assert.equal(await table.frame.locator('[data-part="nothing-yet"]').count(), 0);
    rmSync(folder);
    renameSync(away, folder);
    await press(table.frame.getByRole("button", { name: "Refresh" }));
    await told.waitFor({ state: "detached" });
    await table.count(String(total)).waitFor();
  });

  it("is where one was after the details were in front", async () => {
    await table.grid.press("Control+g");
    const { keyboard } = workbench().page;
    await keyboard.type("250");
    await keyboard.press("Enter");
    const focused = table.frame.locator('.row.focused[aria-rowindex="251"]');
    await focused.waitFor();
    const id = (await focused.getAttribute("data-id")) ?? "";
    const seen = (): Promise<number> => table.grid.evaluate((grid) => Math.floor(grid.scrollTop / 24));
    const first = await seen();
    assert.ok(first > 200, String(first));
    await keyboard.press("Enter");
    await workbench().page.locator(".tab.active", { hasNotText: "Executions" }).waitFor();
    await workbench().runCommand("View: Close Editor");
    table = new TablePage(await workbench().webview("Executions"));
    await table.frame.locator(`.row.focused[data-id="${id}"][aria-rowindex="251"]`).waitFor();
    await table.position(`250 of ${total}`).waitFor();
    assert.equal(await seen(), first);
    await table.grid.press("ArrowDown");
    await table.position(`251 of ${total}`).waitFor();
  });

  it("lets new ones in above what one reads, and shows them on wish", async () => {
    await table.grid.focus();
    await workbench().page.keyboard.press("Home");
    for (let page = 0; page < 5; page += 1) await workbench().page.keyboard.press("PageDown");
    const focused = table.frame.locator(".row.execution.focused");
    const before = await focused.getAttribute("data-id");
    await workbench().commandLine().run("run", "train", "--input", "delay=0", "--name", "the newest");
    await table.frame.locator(".new", { hasText: "1 new above" }).waitFor();
    assert.equal(await focused.getAttribute("data-id"), before);
    await workbench().screenshot("table-new-above");
    await press(table.frame.locator(".new").getByRole("button", { name: "Show" }));
    await table.rows().filter({ hasText: "the newest" }).waitFor();
  });

  it("changes a running row in place: progress, duration, last metric", async () => {
    const run = workbench()
      .commandLine()
      .start(["run", "train", "--input", "delay=0.3", "--input", "epochs=100", "--name", "in place"]);
    const row = table.rows().filter({ hasText: "in place" });
    await row.locator(".progress .bar").waitFor();
    const id = (await row.getAttribute("data-id")) ?? "";
    const reading = async (): Promise<string> =>
      [
        await table.cell(id, "state").innerText(),
        await table.cell(id, "duration").innerText(),
        await table.cell(id, "metric:loss").innerText(),
      ].join("|");
    const seen = await reading();
    await until(async () => {
      await row.waitFor();
      const now = (await reading()).split("|");
      return seen.split("|").every((part, index) => part !== now[index]);
    }, "The row does not change.");
    run.kill("SIGTERM");
    await run.ended;
  });

  it("says without which term a query would find something, and leaves it out", async () => {
    await table.query("tag:paper metric:accuracy>2");
    const none = table.frame.locator('[data-part="no-match"]');
    await none.getByText(`Without metric:accuracy>2 there would be ${total}.`).waitFor();
    await workbench().screenshot("table-no-match");
    await press(none.getByRole("button", { name: "Remove metric:accuracy>2" }));
    await table.count(`${total} of ${total + 2}`).waitFor();
    assert.equal(await table.frame.locator("#query").inputValue(), "tag:paper");
    await table.query("name:nobody");
    await press(none.getByRole("button", { name: "Clear Filter" }));
    await table.count(String(total + 2)).waitFor();
  });

  it("filters by words for spans of time and by two days of the calendar", async () => {
    await table.choose("date", "last 7 days");
    await table.count(`${total + 2} of ${total + 2}`).waitFor();
    assert.equal(await table.frame.locator("#query").inputValue(), 'date:"last 7 days"');
    await press(table.frame.locator('[data-chip="date"] button').first());
    const [from, to] = [table.frame.getByLabel("From"), table.frame.getByLabel("to", { exact: true })];
    await from.fill("2001-02-03");
    await to.fill("2001-02-05");
    await workbench().screenshot("table-dates");
    await press(table.frame.getByRole("button", { name: "Apply" }));
    await table.count(`0 of ${total + 2}`).waitFor();
    assert.equal(await table.frame.locator("#query").inputValue(), "date:2001-02-03 TO 2001-02-05");
    await table.query("");
  });
});
