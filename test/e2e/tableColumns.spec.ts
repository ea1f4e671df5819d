import assert from "node:assert/strict";
import { type Locator } from "playwright-core";
import { describeWorkbench } from "../support/describeWorkbench";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

describeWorkbench("columns of the Executions page", { size: { width: 1500, height: 900 } }, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  let [slow, quick, evaluated] = ["", "", ""];

  before("run three of two kinds", async function () {
    this.timeout(90_000);
    const commandLine = workbench().commandLine();
    const run = async (...args: string[]): Promise<string> => {
      const known = new Set(workbench().bundles().ids());
      await commandLine.run("run", ...args);
      const ids = workbench().bundles().ids();
      return ids.find((id) => !known.has(id)) ?? "";
    };
    slow = await run("train", "--input", "delay=0", "--input", "epochs=30", "--name", "many epochs");
    quick = await run("train", "--input", "delay=0", "--input", "epochs=4", "--name", "few epochs");
    evaluated = await run(
      "train",
      "--input",
      "delay=0",
      "--input",
      "epochs=2",
      "--tag",
      "short",
      "--note",
      "of two epochs",
    );
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Open Executions Page");
    await (await page()).waitForIds([evaluated, quick, slow]);
  });

  /** Waits until the columns are these, from the left. */
  async function waitForColumns(table: TablePage, ...ids: string[]): Promise<void> {
    await until(async () => {
      await table.frame.locator(".head").first().waitFor();
      return (await table.columns()).slice(0, ids.length).join() === ids.join();
    }, `The columns are not ${ids.join()}.`);
  }

  /** Goes on by an arrow until one is there, and no further: one more may fold a group. */
  async function goUntil(arrow: string, there: Locator): Promise<void> {
    for (let step = 0; step < 12 && (await there.count()) === 0; step += 1)
      await workbench().page.keyboard.press(arrow);
    await there.waitFor();
  }

  it("begin with facts, then what differs, under a line that says what they are", async () => {
    const table = await page();
    assert.deepEqual((await table.columns()).slice(0, 7), [
      "state",
      "name",
      "method",
      "started",
      "duration",
      "commit",
      "input:epochs",
    ]);
    const tiers = await table.frame.locator(".tier").allInnerTexts();
    assert.deepEqual(tiers, ["Inputs", "Metrics", "Resources"]);
    await table.waitForCell(slow, "peakMemory", /\d+(\.\d)? MB/);
    await workbench().screenshot("table-heads");
  });

  it("show what executions have, found by name: facts, properties, environment", async () => {
    const table = await page();
    const found: readonly (readonly [string, string, string, RegExp])[] = [
      ["id", "Id", "id", new RegExp(`^${evaluated}$`)],
      ["exit", "Exit code", "exitCode", /^0$/],
      ["output", "Output size", "outputsBytes", /B$/],
      ["tags", "Tags", "tags", /short/],
      ["branch", "Branch", "branch", /main/],
      ["author", "Author", "author", /^Ada Lovelace$/],
      ["type", "Type", "type", /Training/],
      ["note", "Note", "note", /^of two epochs$/],
      ["environment node", "node", "env:node", /^v?\d+/],
    ];
    for (const [search, label, column, value] of found) {
      await table.openMenu("columns");
      await table.frame.locator(".menu .find").fill(search);
      await press(table.frame.getByRole("option", { name: label }).first());
      await table.frame.locator(".menu .find").press("Escape");
      await table.head(column).waitFor();
      await table.waitForCell(evaluated, column, value);
    }
    await table.openMenu("columns");
    await press(table.frame.locator('[data-foot="reset"]'));
    await waitForColumns(table, "state", "name", "method", "started", "duration", "commit", "input:epochs");
  });

  it("are sorted, moved, pinned and hidden by the menu of their head", async () => {
    const table = await page();
    await table.chooseOfHead("input:epochs", "Sort Ascending");
    await table.waitForIds([evaluated, quick, slow]);
    await table.chooseOfHead("input:epochs", "Sort Descending");
    await table.waitForIds([slow, quick, evaluated]);
    await press(table.head("input:epochs"), { button: "right" });
    await table.frame.getByRole("menu").waitFor();
    await workbench().screenshot("table-head-menu");
    await table.frame.getByRole("menu").press("Escape");
    await table.chooseOfHead("method", "Move Right");
    await waitForColumns(table, "state", "name", "started", "method");
    await table.chooseOfHead("method", "Pin");
    await waitForColumns(table, "state", "name", "method", "started");
    assert.match((await table.head("method").getAttribute("class")) ?? "", /\bpin\b/);
    await table.chooseOfHead("method", "Hide");
    await waitForColumns(table, "state", "name", "started", "duration");
  });

  it("are arranged by the keyboard alone, and stay so after a reload", async () => {
    const table = await page();
    const { keyboard } = workbench().page;
    await table.grid.focus();
    await keyboard.press("Home");
    await keyboard.press("ArrowUp");
    for (let step = 0; step < 5; step += 1) await keyboard.press("ArrowLeft");
    for (let step = 0; step < 2; step += 1) await keyboard.press("ArrowRight");
    await table.frame.locator('.head.focus[data-column="started"]').waitFor();
    await keyboard.press("Alt+ArrowRight");
    await waitForColumns(table, "state", "name", "duration", "started");
    await table.frame.locator('.head.focus[data-column="started"]').waitFor();
    const width = (await table.head("started").boundingBox())?.width ?? 0;
    await keyboard.press("Alt+Shift+ArrowRight");
    await until(async () => {
      await table.head("started").waitFor();
      return (await table.head("started").boundingBox())?.width === width + 16;
    }, "The column is not wider.");
    await keyboard.press("Shift+F10");
    await table.frame.getByRole("menuitemradio", { name: "Sort Ascending" }).waitFor();
    await keyboard.press("Enter");
    await table.frame.locator('.head[data-column="started"][aria-sort="ascending"]').waitFor();
    await table.waitForIds([slow, quick, evaluated]);
    await keyboard.press("p");
    await waitForColumns(table, "state", "name", "started", "duration");
    await workbench().reload();
    const again = await page();
    await waitForColumns(again, "state", "name", "started", "duration");
    assert.equal((await again.head("started").boundingBox())?.width, width + 16);
  });

  it("are moved and made wider by the mouse", async () => {
    const table = await page();
    await table.head("duration").dragTo(table.head("commit"));
    await waitForColumns(table, "state", "name", "started", "commit", "duration");
    const edge = table.head("commit").locator(".edge");
    const [box, before] = [await edge.boundingBox(), await table.head("commit").boundingBox()];
    assert.ok(box && before);
    const { mouse } = workbench().page;
    await mouse.move(box.x + 2, box.y + 8);
    await mouse.down();
    await mouse.move(box.x + 32, box.y + 8, { steps: 4 });
    await until(async () => {
      await table.head("commit").waitFor();
      return (await table.head("commit").boundingBox())?.width === before.width + 30;
    }, "The column does not follow the mouse.");
    await mouse.move(box.x + 62, box.y + 8, { steps: 4 });
    await mouse.up();
    await until(async () => {
      await table.head("commit").waitFor();
      return (await table.head("commit").boundingBox())?.width === before.width + 60;
    }, "The column is not wider.");
  });

  it("mark the best value of a metric as the user says which is better", async () => {
    const table = await page();
    const best = (id: string) => table.cell(id, "metric:loss").locator(".codicon-star-full");
    await table.head("metric:loss").getByText("min").waitFor();
    await best(slow).waitFor();
    await table.chooseOfHead("metric:loss", "Higher is better");
    await best(evaluated).waitFor();
    await table.head("metric:loss").getByText("max").waitFor();
    await best(slow).waitFor({ state: "detached" });
    await table.chooseOfHead("metric:loss", "No value is better");
    await best(evaluated).waitFor({ state: "detached" });
    await workbench().reload();
    const again = await page();
    await again.cell(slow, "metric:loss").waitFor();
    assert.equal(await again.head("metric:loss").locator(".better").count(), 0);
    await again.chooseOfHead("metric:loss", "Lower is better");
    await again.cell(slow, "metric:loss").locator(".codicon-star-full").waitFor();
  });

  it("are left out where all rows agree, and come back", async () => {
    const table = await page();
    const differing = table.frame.locator('[data-act="differing"]');
    assert.ok((await table.columns()).includes("commit"));
    await press(differing);
    await table.head("commit").waitFor({ state: "detached" });
    await table.head("input:epochs").waitFor();
    assert.equal(await differing.getAttribute("aria-pressed"), "true");
    await workbench().screenshot("table-differing");
    await table.chooseOfHead("input:epochs", "Move Left");
    await press(differing);
    await table.head("commit").waitFor();
  });

  it("tell of groups: their states, and of each number least, most, mean and last", async () => {
    const table = await page();
    await table.chooseOfHead("started", "Group by This Column");
    await table.chooseOfHead("started", "No group");
    await table.openMenu("group");
    await table.frame.locator(".menu .find").fill("method");
    await press(table.frame.getByRole("option", { name: "Method" }).first());
    const group = table.frame.locator(".row.group");
    await group.filter({ hasText: /Train classifier\s*3/ }).waitFor();
    const cell = group.locator('[data-column="input:epochs"]');
    assert.equal((await cell.innerText()).trim(), "2 – 30");
    assert.match(
      (await cell.getAttribute("title")) ?? "",
      /min 2 · max 30 · mean 12 · median 4 · last \d+ · values 3/,
    );
    assert.match(await group.locator('[data-column="duration"]').innerText(), /median/);
    assert.match(await group.locator('[data-column="metric:loss"]').innerText(), /min/);
    await workbench().screenshot("table-groups");
    await table.grid.focus();
    const { keyboard } = workbench().page;
    await keyboard.press("Home");
    await goUntil("ArrowLeft", group.locator(".group-head.focus"));
    await keyboard.press("ArrowRight");
    await goUntil("ArrowRight", cell.and(table.frame.locator(".focus")));
    const told = /min 2 · max 30 · mean 12 · median 4 · last \d+ · values 3/;
    assert.match((await cell.getAttribute("aria-label")) ?? "", told);
    assert.equal(await table.grid.getAttribute("aria-activedescendant"), await cell.getAttribute("id"));
    await table.frame.locator('[data-part="told"]', { hasText: told }).waitFor();
    await workbench().screenshot("table-group-figures");
    await keyboard.press("Home");
    await goUntil("ArrowLeft", group.locator(".group-head.focus"));
    await keyboard.press("ArrowLeft");
    await table.frame.locator('.row.group[aria-expanded="false"]').waitFor();
    await table.rows().first().waitFor({ state: "detached" });
    await keyboard.press("ArrowRight");
    await table.rows().first().waitFor();
    await keyboard.press("ArrowDown");
    await goUntil("ArrowLeft", table.frame.locator(".row.group.focused"));
    await keyboard.press(" ");
    await table.frame.locator(".selection", { hasText: "3 selected" }).waitFor();
    await group.locator('[role="checkbox"][aria-checked="true"]').waitFor();
    await keyboard.press("Escape");
  });
});
