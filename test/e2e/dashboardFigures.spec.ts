import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatDuration } from "../../src/core/format/duration";
import type { ExecutionSummary } from "../../src/core/summary";
import { violationsAround } from "../support/accessibility";
import { commandParameters } from "../support/commandLine";
import { DashboardPage } from "../support/dashboardPage";
import { describeWorkbench } from "../support/describeWorkbench";
import { morningZone } from "../support/morningZone";
import { press } from "../support/press";
import { readCsv } from "../support/readCsv";

/** Each with what VS Code puts on the body of a page once it shows it. */
const themes = {
  dark: ["Dark Modern", "vscode-dark"],
  light: ["Light Modern", "vscode-light"],
  hc: ["Dark High Contrast", "vscode-high-contrast"],
} as const;

/** The middle value; of an even number the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function percentOf(part: number): string {
  return part === 0 || part === 1 ? `${100 * part} %` : `${(100 * part).toFixed(1)} %`;
}

/** What completed executions took, ms. */
function durationsOf(runs: readonly ExecutionSummary[]): number[] {
  return runs.flatMap(({ state, durationMs }) =>
    state === "COMPLETED" && durationMs !== null ? [durationMs] : [],
  );
}

/** A row of the table by method, pipeline or stage, as it must be. */
function rowOf(label: string, runs: readonly ExecutionSummary[]): string[] {
  const failed = runs.filter(({ state }) => state === "FAILED").length;
  const durations = durationsOf(runs);
  return [
    label,
    String(runs.length),
    percentOf(1 - failed / runs.length),
    String(failed),
    percentOf(failed / runs.length),
    formatDuration(medianOf(durations)),
    formatDuration(meanOf(durations)),
  ];
}

/** All runs fall into one day. */
const zone = morningZone();
const options = { size: { width: 1440, height: 1150 }, timeZone: zone.name };

describeWorkbench("the figures of the dashboard", options, (workbench) => {
  const page = async (): Promise<DashboardPage> => new DashboardPage(await workbench().webview("Dashboard"));
  let runs: readonly ExecutionSummary[] = [];

  before(
    "run some quickly, then slowly, one of them very slowly; others fail, or are of no pipeline",
    async function () {
      this.timeout(180_000);
      const commandLine = workbench().commandLine();
      const number = { schema: { type: "integer" } };
      for (const stage of ["prepare", "train"])
        commandLine.method(stage, {
          inputs: { ms: number, code: number },
          metadata: [
            { role: "pipeline", title: "penguins" },
            { role: "stage", title: stage },
          ],
          ...commandParameters("node", "-e", "setTimeout(() => process.exit({{ code }}), {{ ms }})"),
        });
      const run = async (method: string, ms: number, code = 0): Promise<void> => {
        await commandLine.run("run", method, "--input", `ms=${ms}`, "--input", `code=${code}`);
      };
      const four = async (ms: number): Promise<void> => {
        await Promise.all([1, 2, 3, 4].map(() => run("train", ms)));
      };
      await four(300);
      await four(300);
      await four(2500);
      await four(2500);
      await Promise.all([
        run("train", 20_000),
        ...[0, 0, 3].map((code) => run("prepare", 200, code)),
        commandLine.run("run", "--name", "loose", "--", "node", "-e", "console.log('a rare word')"),
      ]);
      runs = (await commandLine.json<ExecutionSummary[]>("list")).value;
      assert.equal(runs.length, 21);
      await workbench().openContainer("Executions");
      await workbench().runCommand("Executions: Open Dashboard");
      await (await page()).waitForFigures({ count: "21" });
    },
  );

  it("are median and mean of what completed, and how many were run in a day and in an hour", async () => {
    const dashboard = await page();
    const durations = durationsOf(runs);
    const told = await dashboard.figure("duration").innerText();
    assert.ok(told.replace(/\s+/g, " ").includes(formatDuration(medianOf(durations))), told);
    assert.ok(told.includes(`mean ${formatDuration(meanOf(durations))}`), told);
    const now = Date.now();
    const begun = zone.dayOf(now) - 29 * 86_400_000;
    const rateBy = (ms: number): number => 21 / Math.round((now - begun) / ms);
    await dashboard.waitForFigures({ throughput: `${Number(rateBy(86_400_000).toPrecision(3))} a day` });
    const rate = await dashboard.figure("throughput").innerText();
    const perHour = Number(/([\d.]+) an hour/.exec(rate)?.[1]);
    assert.ok(Math.abs(perHour - rateBy(3_600_000)) < 0.001, `${rate}: ${rateBy(3_600_000)}`);
    assert.match(rate, / · busiest .* with 21$/);
    await dashboard.chooseRange("24h");
    await dashboard.waitForFigures({ throughput: "0.875 an hour" });
    assert.match(await dashboard.figure("throughput").innerText(), /21 a day · busiest /);
    await dashboard.chooseRange("30d");
    const outputs = runs.reduce((sum, { outputsBytes }) => sum + (outputsBytes ?? 0), 0);
    assert.match(
      await dashboard.figure("outputs").innerText(),
      outputs === 0 ? /^Outputs\s+0 B/ : /^Outputs/,
    );
  });

  it("are told of each method, pipeline and stage", async () => {
    const dashboard = await page();
    await dashboard.showTables(true);
    const keys = {
      method: ({ methodId, method }: ExecutionSummary) => methodId ?? method,
      pipeline: ({ pipeline }: ExecutionSummary) => pipeline,
      stage: ({ stage }: ExecutionSummary) => stage,
    };
    for (const [field, keyOf] of Object.entries(keys)) {
      const select = dashboard.frame.locator("section[data-section=groups] select");
      await select.selectOption(field);
      await dashboard.section("groups").getByText(`By ${field}`).waitFor();
      const labels = [...new Set(runs.map((each) => keyOf(each) ?? "none"))];
      const expected = labels
        .map((label) => runs.filter((each) => (keyOf(each) ?? "none") === label))
        .sort((one, other) => other.length - one.length)
        .map((members) => rowOf(members[0] === undefined ? "" : (keyOf(members[0]) ?? "none"), members));
      const rows = await dashboard.table("groups");
      assert.deepEqual(
        rows.map((row) => row.slice(0, 7)),
        expected,
        field,
      );
    }
    assert.equal((await dashboard.table("groups")).length, 3, "prepare, train and none");
    await dashboard.frame.locator("section[data-section=groups] select").selectOption("method");
    await dashboard.showTables(false);
  });

  it("are a trend of durations with a change of its level, and what took unusually long", async () => {
    const dashboard = await page();
    const trained = runs
      .filter(({ methodId }) => methodId === "train")
      .sort((one, other) => ((one.created ?? "") < (other.created ?? "") ? -1 : 1));
    const [quick, slow] = [durationsOf(trained.slice(0, 8)), durationsOf(trained.slice(8))];
    const [longest] = trained.filter(({ durationMs }) => durationMs === Math.max(...slow));
    const outliers = dashboard.frame.locator("[data-figure=outliers]");
    assert.match(await outliers.innerText(), /^1 took over /);
    assert.equal((await dashboard.labels("trends")).filter((label) => label.includes("×")).length, 1);
    await dashboard.mark("trends", new RegExp(`^from .* on: \\+`)).waitFor();
    await dashboard.showTables(true);
    const [levels, change, long, ...others] = await dashboard.tables("trends");
    assert.deepEqual(others, []);
    assert.deepEqual(
      change?.map((row) => row.slice(1)),
      [[formatDuration(medianOf(quick)), formatDuration(medianOf(slow))]],
    );
    assert.deepEqual(
      levels?.map((row) => row[1]),
      [medianOf(slow.filter((taken) => taken < Math.max(...slow))), medianOf(quick)].map(formatDuration),
    );
    assert.deepEqual(long, [[longest?.id, formatDuration(longest?.durationMs ?? 0)]]);
    await dashboard.showTables(false);
    await workbench().screenshot("dashboard-trend");
  });

  it("are of a query that looks into logs, though something runs", async () => {
    const running = workbench()
      .commandLine()
      .start([
        "run",
        "--name",
        "busy",
        "--",
        "sh",
        "-c",
        'while true; do echo \'{"type":"status","progress":1}\' >> $EXECUTION_EVENTS; sleep 0.2; done',
      ]);
    const dashboard = await page();
    await dashboard.waitForFigures({ count: "22" });
    await dashboard.query("log:rare");
    await dashboard.waitForFigures({ count: "1" });
    await dashboard.query("");
    const { value: busy } = await workbench()
      .commandLine()
      .json<ExecutionSummary[]>("list", "--query", "status:running");
    await workbench()
      .commandLine()
      .run("stop", busy[0]?.id ?? "");
    await running.ended;
    await dashboard.waitForFigures({ count: "22" });
  });

  it("lead to what all takes on the disk", async () => {
    const dashboard = await page();
    await press(dashboard.frame.locator("[data-action=diskUse]"));
    await workbench().quickInput.waitForTitle("Disk Use");
    await workbench().quickInput.escape();
    await workbench().quickInput.waitUntilClosed();
  });

  it("are exported with the executions that they tell of", async () => {
    const dashboard = await page();
    await dashboard.query("method:prepare");
    await dashboard.waitForFigures({ count: "3" });
    await press(dashboard.frame.getByRole("button", { name: "Export These Executions…" }));
    await workbench().quickInput.waitForTitle("Export 3 Executions");
    const file = join(dirname(workbench().workspace?.folder ?? ""), "prepared.csv");
    await workbench().quickInput.pick("CSV of All Fields");
    await workbench().quickInput.waitForValue("/sample/executions.csv");
    await workbench().quickInput.answerPath(file);
    await workbench().notifications.waitFor(`Exported 3 executions to ${file}`);
    const [heads = [], ...rows] = readCsv(readFileSync(file, "utf8"));
    assert.deepEqual(
      rows.map((row) => row[heads.indexOf("id")]).sort(),
      runs.flatMap(({ id, methodId }) => (methodId === "prepare" ? [id] : [])).sort(),
    );
    await dashboard.query("");
    await dashboard.waitForFigures({ count: "22" });
  });

  for (const [kind, [theme, mark]] of Object.entries(themes))
    it(`break no rule of axe-core in ${theme}: pictures, tables, dates, errors, nothing found`, async function () {
      this.timeout(120_000);
      await workbench().useTheme(theme);
      const dashboard = await page();
      await dashboard.query("");
      await dashboard.waitForFigures({ count: "22" });
      await dashboard.frame.locator(`body.${mark} main:not(.dimmed)`).waitFor();
      const check = async (what: string): Promise<void> => {
        assert.deepEqual(await violationsAround(dashboard.figure("count")), [], what);
      };
      await check("pictures");
      await dashboard.showTables(true);
      await check("tables");
      await dashboard.showTables(false);
      await press(dashboard.frame.locator(".dates-button"));
      await dashboard.frame.locator("form.dates").waitFor();
      await check("dates");
      await press(dashboard.frame.locator(".dates-button"));
      await dashboard.query("status:failed colour:red");
      await dashboard.frame.locator("#query-problem").waitFor();
      await check("error");
      await dashboard.query("status:failed tag:paper");
      await dashboard.frame.locator(".missing").waitFor();
      await check("nothing found");
      await workbench().screenshot(`dashboard-access-${kind}`);
      await dashboard.query("");
    });
});
