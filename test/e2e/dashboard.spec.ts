import assert from "node:assert/strict";
import { type Locator } from "playwright-core";
import { commandParameters } from "../support/commandLine";
import { DashboardPage } from "../support/dashboardPage";
import { describeWorkbench } from "../support/describeWorkbench";
import { morningZone } from "../support/morningZone";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

/** All runs fall into one day. */
const options = { size: { width: 1440, height: 1150 }, timeZone: morningZone().name };

describeWorkbench("the dashboard", options, (workbench) => {
  const page = async (): Promise<DashboardPage> => new DashboardPage(await workbench().webview("Dashboard"));
  const table = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));

  /** What the Executions page shows after a figure was pressed: its query, and how many rows it has. */
  const behind = async (figure: (dashboard: DashboardPage) => Locator): Promise<[string, number]> => {
    const dashboard = await page();
    const query = await dashboard.queryBehind(figure(dashboard).first());
    await press(figure(dashboard).first());
    const shown = await table();
    const box = shown.frame.locator("#query");
    await until(async () => (await box.inputValue()) === query, `${query} is not shown`);
    const found = shown.frame.locator(".query .count", { hasText: /^\s*\d/ });
    const rows = /\d+/.exec(await found.innerText())?.[0];
    return [query, Number(rows)];
  };

  before("run six, of which two fail alike", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    const run = async (...args: string[]): Promise<void> => {
      await commandLine.run("run", ...args);
    };
    await run("train", "--input", "delay=0");
    await run("train", "--input", "delay=0", "--input", "epochs=5", "--name", "few epochs");
    await run("train", "--input", "standardize=false");
    await run("train", "--input", "standardize=false", "--input", "seed=8");
    const data = { schema: { type: "string", format: "file" } };
    commandLine.method("count", { inputs: { data }, ...commandParameters("node", "-e", "0") });
    await run("count", "--input", "data=data/penguins.csv");
    await run("--name", "quick", "--", "node", "-e", "0");
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
  });

  it("tells what all executions come to", async () => {
    await workbench().runCommand("Executions: Open Dashboard");
    const dashboard = await page();
    await dashboard.waitForFigures({ count: "6", success: "66.7 %", failure: "33.3 %" });
    assert.match(await dashboard.figure("success").innerText(), /4 ended well/);
    assert.match(await dashboard.figure("failure").innerText(), /2 executions/);
    assert.match(await dashboard.figure("duration").innerText(), /mean \S+ s/);
    assert.match(await dashboard.figure("outputs").innerText(), /(KB|MB)[^]*0 B of it archived/);
    const [train] = await dashboard.table("groups");
    assert.deepEqual(train?.slice(0, 3), ["train", "4", "50.0 %"]);
    assert.match(train[3] ?? "", /^2\s+50\.0 %$/);
    const outcomes = (await dashboard.labels("outcomes")).join();
    assert.match(outcomes, /: 4 completed,.*: 2 failed/);
    const [failure, ...others] = await dashboard.labels("failures");
    assert.match(failure ?? "", / ?2$/);
    assert.deepEqual(others, []);
    const inputs = await dashboard.labels("inputs");
    assert.ok(inputs.includes("data/penguins.csv 5"), inputs.join());
    await workbench().screenshot("dashboard");
  });

  it("opens with each figure as many executions as it tells", async function () {
    this.timeout(120_000);
    const figures: readonly [(dashboard: DashboardPage) => Locator, string, number][] = [
      [(dashboard) => dashboard.figure("count"), 'date:"last 30 days"', 6],
      [
        (dashboard) => dashboard.figure("success"),
        'date:"last 30 days" (status:completed OR status:cached)',
        4,
      ],
      [(dashboard) => dashboard.figure("failure"), 'date:"last 30 days" status:failed', 2],
      [(dashboard) => dashboard.mark("outcomes", /2 failed/), "status:failed", 2],
      [(dashboard) => dashboard.mark("failures", /.*/), "failure:", 2],
      [(dashboard) => dashboard.mark("inputs", "data/penguins.csv 5"), "input:*=data/penguins.csv", 5],
      [(dashboard) => dashboard.mark("groups", "train, Runs: 4"), "method:train", 4],
      [(dashboard) => dashboard.mark("groups", "train, Failed: 2"), "method:train status:failed", 2],
      [(dashboard) => dashboard.mark("disk", /train/), "method:train", 4],
      [(dashboard) => dashboard.section("hours").locator(".peak"), "weekday:", 6],
    ];
    for (const [figure, query, count] of figures) {
      const [text, rows] = await behind(figure);
      assert.ok(text.includes(query), `${text} holds ${query}`);
      // Runs that fall into two hours are told in two cells.
      if (query === "weekday:") assert.ok(rows >= 3 && rows <= count, text);
      else assert.equal(rows, count, text);
    }
  });

  it("is walked by arrows; Enter opens what is behind a mark", async () => {
    const dashboard = await page();
    await dashboard.section("outcomes").locator('.mark[tabindex="0"]').focus();
    await dashboard.waitForFocus(/4 completed$/);
    const { keyboard } = workbench().page;
    await keyboard.press("ArrowDown");
    await dashboard.waitForFocus(/2 failed$/);
    await dashboard.frame.locator(".tip", { hasText: "status:failed" }).waitFor();
    await keyboard.press("Enter");
    const shown = await table();
    await shown.count("2 of 6").waitFor();
    const again = await page();
    await again.section("hours").locator('.mark[tabindex="0"]').focus();
    await keyboard.press("Home");
    await again.waitForFocus(/^Mon 0:00: /);
    await keyboard.press("ArrowRight");
    await again.waitForFocus(/^Mon 1:00: /);
    await keyboard.press("ArrowLeft");
    await again.waitForFocus(/^Mon 0:00: /);
    await again.section("groups").locator('.mark[tabindex="0"]').focus();
    await keyboard.press("ArrowRight");
    await again.waitForFocus(/^train, Runs: 4$/);
    await keyboard.press("ArrowDown");
    await again.waitForFocus(/^(count|node), Runs: 1$/);
  });

  it("shows every picture as a table that says the same", async () => {
    const dashboard = await page();
    await dashboard.showTables(true);
    const [latest] = await dashboard.table("outcomes");
    assert.deepEqual(latest?.slice(1), ["6", "4", "2", "0"]);
    assert.equal((await dashboard.table("hours")).length, 7);
    const hours = (await dashboard.table("hours")).flatMap((row) => row.slice(1).map(Number));
    assert.equal(
      hours.reduce((sum, each) => sum + each, 0),
      6,
    );
    assert.equal((await dashboard.table("failures"))[0]?.[1], "2");
    assert.deepEqual((await dashboard.table("inputs"))[0], ["data/penguins.csv", "5"]);
    assert.ok((await dashboard.table("trends")).length > 0);
    assert.equal(await dashboard.frame.locator("main .mark.cell, main g.mark").count(), 0);
    await workbench().screenshot("dashboard-tables");
    const failed = dashboard.section("outcomes").locator("tbody tr").first().locator("td").nth(2);
    await press(failed.locator(".link"));
    await (await table()).count("2 of 6").waitFor();
    await (await page()).showTables(false);
  });

  it("tells of a query and of a time alone, and what is missing where that is nothing", async () => {
    const dashboard = await page();
    await dashboard.query("method:train epochs<10");
    await dashboard.frame.locator("#query-problem", { hasText: "Position 14" }).waitFor();
    await dashboard.frame.locator("main.dimmed").waitFor();
    await dashboard.waitForFigures({ count: "6" });
    await dashboard.query("method:train input:epochs<10");
    await dashboard.waitForFigures({ count: "1", success: "100 %", failure: "0 %" });
    await dashboard.query("");
    await dashboard.waitForFigures({ count: "6" });
    await dashboard.chooseDates("2020-01-01", "2020-01-31");
    await dashboard.waitForFigures({ count: "–", success: "–", failure: "–", duration: "–", outputs: "–" });
    await dashboard.frame.locator(".missing", { hasText: "Nothing was run in this time." }).waitFor();
    await workbench().screenshot("dashboard-empty");
    await press(dashboard.frame.getByRole("button", { name: "Show All Time" }));
    await dashboard.waitForFigures({ count: "6" });
    await dashboard.chooseRange("24h");
    await dashboard.section("outcomes").getByText("Outcome by hour").waitFor();
    await dashboard.waitForFigures({ count: "6" });
  });

  it("follows a run that ends", async () => {
    await workbench().commandLine().run("run", "--name", "another", "--", "node", "-e", "process.exit(3)");
    const dashboard = await page();
    await dashboard.waitForFigures({ count: "7", failure: "42.9 %" });
    await dashboard.mark("failures", "exit code 3 1").waitFor();
  });

  it("tells of what the Executions page shows", async () => {
    const shown = await table();
    await shown.query("method:train");
    await shown.count("4 of 7").waitFor();
    await press(shown.frame.locator('[data-action="dashboard"]'));
    const dashboard = await page();
    await dashboard.waitForFigures({ count: "4", failure: "50.0 %" });
    assert.equal(await dashboard.frame.locator("#query").inputValue(), "method:train");
  });

  it("comes back after a reload with its query and its time", async () => {
    const dashboard = await page();
    await dashboard.frame.locator("section[data-section=groups] select").selectOption("stage");
    await dashboard.section("groups").getByText("By stage").waitFor();
    await workbench().reload();
    const again = await page();
    await again.waitForFigures({ count: "4", failure: "50.0 %" });
    await again.frame.locator('[data-range="24h"][aria-checked="true"]').waitFor();
    await again.section("groups").getByText("By stage").waitFor();
    await again.query("");
    await again.waitForFigures({ count: "7" });
    await again.chooseRange("30d");
    await again.frame.locator("section[data-section=groups] select").selectOption("method");
  });

  for (const [kind, theme] of Object.entries({ light: "Light Modern", hc: "Dark High Contrast" }))
    it(`can be read in ${theme}`, async () => {
      await workbench().useTheme(theme);
      const dashboard = await page();
      await dashboard.waitForFigures({ count: "7" });
      await workbench().screenshot(`dashboard-${kind}`);
    });

  it("stands in one column where there is little room", async () => {
    await workbench().useTheme("Dark Modern");
    await workbench().page.setViewportSize({ width: 1000, height: 1150 });
    const dashboard = await page();
    await until(async () => {
      const [outcomes, groups] = await Promise.all([
        dashboard.section("outcomes").boundingBox(),
        dashboard.section("groups").boundingBox(),
      ]);
      if (outcomes === null || groups === null) return false;
      return outcomes.x === groups.x && groups.y > outcomes.y + outcomes.height;
    }, "the sections do not stand in one column");
    const html = dashboard.frame.locator("html");
    await until(
      () => html.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
      "something has to be scrolled to the side",
    );
    await workbench().screenshot("dashboard-narrow");
  });
});
