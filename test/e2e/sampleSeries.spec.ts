import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Locator } from "playwright-core";
import { violationsAround } from "../support/accessibility";
import { launchBrowser } from "../support/browser";
import { ComparePage } from "../support/comparePage";
import { DashboardPage } from "../support/dashboardPage";
import { describeWorkbench } from "../support/describeWorkbench";
import { LineagePage } from "../support/lineagePage";
import { MetricsPage } from "../support/metricsPage";
import { press, until } from "../support/press";
import { repositoryRoot } from "../support/repositoryRoot";
import { SampleSeries, seriesLength } from "../support/sampleSeries";
import { TablePage } from "../support/tablePage";

const themes = {
  dark: { theme: "Dark Modern", body: "vscode-dark" },
  light: { theme: "Light Modern", body: "vscode-light" },
  hc: { theme: "Dark High Contrast", body: "vscode-high-contrast" },
};

const baseline = "rate 0.1, seed 7";

/** The tabs of the details page but the overview, and what stands in each once it is drawn. */
const detailsTabs: Readonly<Record<string, string>> = {
  Metrics: "executions-curve-chart svg, #panel .empty",
  Logs: ".log .line",
  Files: ".raw .content img, .raw .content pre",
  Code: "#panel section, #panel .empty",
  Environment: "#panel table",
  Provenance: ".raw .content pre",
  Related: "#panel section, #panel .empty",
  Raw: ".raw .content pre",
};

/** A page by the title of its tab, and what stands there once it is drawn. */
interface OpenPage {
  readonly name: string;
  readonly title: string;
  readonly drawn: (frame: FrameLocator) => Locator;
}

const pages: readonly OpenPage[] = [
  { name: "table", title: "Executions", drawn: (frame) => frame.locator(".row.execution").first() },
  { name: "dashboard", title: "Dashboard", drawn: (frame) => frame.locator(".mark").first() },
  { name: "details", title: baseline, drawn: (frame) => frame.locator("executions-line-chart svg").first() },
  { name: "failed", title: "without scaling", drawn: (frame) => frame.locator(".banner.failed") },
  { name: "log", title: `Log of ${baseline}`, drawn: (frame) => frame.locator(".l[data-line]").first() },
  {
    name: "metrics",
    title: "Metrics of 5 Executions",
    drawn: (frame) => frame.locator(".curve-chart").first(),
  },
  ...[2, 5, seriesLength].map((count) => ({
    name: `compare-${count}`,
    title: `Compare ${count} Executions`,
    drawn: (frame: FrameLocator) => frame.locator("h1", { hasText: /differ/i }),
  })),
  { name: "lineage", title: "Lineage", drawn: (frame) => frame.locator(".node").first() },
];

describeWorkbench("thirty runs of the sample", { size: { width: 1440, height: 1000 } }, (workbench) => {
  const table = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const reportFile = (): string => join(dirname(workbench().workspace?.folder ?? ""), "series.html");

  /** Selects all executions that a query asks for. */
  async function select(query: string, count: number): Promise<TablePage> {
    const shown = await table();
    await shown.selectNothing();
    await shown.query(query);
    await shown.frame.locator(".query .count", { hasText: new RegExp(`^\\s*${count}\\b`) }).waitFor();
    await shown.grid.press("Control+a");
    await shown.frame.locator(".selection", { hasText: `${count} selected` }).waitFor();
    return shown;
  }

  async function compare(query: string, count: number): Promise<string> {
    await press((await select(query, count)).action("compare"));
    const page = new ComparePage(await workbench().webview(`Compare ${count} Executions`));
    await page.waitForHeadline(/differ/i);
    return await page.headline.innerText();
  }

  before("run the sample with other inputs, code and packages", async function () {
    this.timeout(240_000);
    const { workspace } = workbench();
    assert.ok(workspace);
    await new SampleSeries(workspace, workbench().commandLine()).run();
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().runCommand("Executions: Open Executions Page");
    await (await table()).count(String(seriesLength)).waitFor();
  });

  it("stand on the dashboard, of which one failed", async () => {
    await workbench().runCommand("Executions: Open Dashboard");
    const dashboard = new DashboardPage(await workbench().webview("Dashboard"));
    await dashboard.waitForFigures({ count: String(seriesLength), success: "96.7 %", failure: "3.3 %" });
  });

  it("differ in what was changed between them: input, code, packages", async function () {
    this.timeout(90_000);
    assert.match(
      await compare(`name:"${baseline}" (tag:committed OR tag:changed)`, 2),
      /^Differ in 1 line of train\.mjs; same data/,
    );
    assert.match(
      await compare("name:rate name:11", 5),
      /^Differ in input learning-rate \(3 values\), 1 line of train\.mjs; same data/,
    );
    assert.match(
      await compare("tag:older OR tag:newer", 6),
      /^Differ in input learning-rate \(3 values\), package numpy \(1\.26 → 2\.1\), package pandas \(2\.1 → 2\.2\); same data/,
    );
    assert.match(
      await compare("", seriesLength),
      /^Differ in script \(5 values\), input data \(4 values\), .* and \d+ more$/,
    );
  });

  it("have curves that lie over each other", async () => {
    await select("name:rate name:11", 5);
    await workbench().page.keyboard.press("m");
    const frame = await workbench().webview("Metrics of 5 Executions");
    const metrics = new MetricsPage(frame);
    for (const key of ["A", "B", "C", "D", "E"]) {
      await metrics.row(key).waitFor();
      await until(async () => (await metrics.pointsOf("loss", key)) > 20, `${key} has no curve.`);
    }
  });

  it("have bars of what each told once, and a table of the same", async () => {
    const metrics = new MetricsPage(await workbench().webview("Metrics of 5 Executions"));
    const panel = metrics.panel("test_loss");
    await panel.locator(".point-chart .bar").nth(4).waitFor();
    assert.equal(await panel.locator(".curve-chart").count(), 0);
    await panel.locator(".point-chart").focus();
    await workbench().page.keyboard.press("End");
    const [title] = await panel.locator(".tip-box text").allTextContents();
    assert.match(title ?? "", /^E/);
    await metrics.pressAction("test_loss", "table");
    const rows = panel.locator(".chart-table tbody tr");
    await rows.nth(4).waitFor();
    const [, , , ...figures] = await metrics.cells("E");
    assert.equal((await rows.last().locator("td").innerText()).trim(), figures[2 * 4 + 1]);
    await metrics.pressAction("test_loss", "table");
    await panel.locator(".point-chart").waitFor();
    const others = ["A", "B", "C", "D"].map((key) => metrics.row(key).locator(".eye"));
    for (const eye of others) await press(eye);
    await panel.locator(".value-tile", { hasText: figures[2 * 4 + 1] ?? "" }).waitFor();
    await workbench().screenshot("series-metrics-tile");
    for (const eye of others) await press(eye);
    await panel.locator(".point-chart .bar").nth(4).waitFor();
  });

  it("are told of by details and logs of each", async () => {
    for (const name of [baseline, "without scaling"]) {
      const shown = await table();
      await shown.query(`name:"${name}"`);
      await press(shown.rows().last().locator(".name"));
      await (await workbench().details(name)).waitForState(name === baseline ? "Completed" : "Failed");
    }
    await press(workbench().tab(baseline));
    await workbench().runCommand("Executions: Show Logs");
    await workbench().webview(`Log of ${baseline}`);
  });

  it("hang together by the data that went from one to the next", async () => {
    const shown = await table();
    await shown.query("method:report");
    await press(shown.rows().first().locator(".cell").first());
    await workbench().page.keyboard.press("g");
    const lineage = new LineagePage(await workbench().webview("Lineage"));
    await lineage.node("report.md").waitFor();
    await lineage.node("penguins.csv").waitFor();
    const all = await table();
    await all.selectNothing();
    await all.query("");
    await all.count(String(seriesLength)).waitFor();
  });

  for (const [kind, { theme, body }] of Object.entries(themes))
    it(`break no rule of axe-core on any page in ${theme}`, async function () {
      this.timeout(120_000);
      await workbench().useTheme(theme);
      const found: Record<string, unknown> = {};
      for (const { name, title, drawn } of pages) {
        const frame = await workbench().webview(title);
        await frame.locator(`body.${body}`).waitFor();
        await drawn(frame).waitFor();
        await workbench().page.locator(".part.statusbar").hover();
        const violations = await violationsAround(frame.locator("body"));
        if (violations.length > 0) found[name] = violations;
        await workbench().screenshot(`series-${name}-${kind}`);
      }
      assert.deepEqual(found, {});
    });

  for (const [kind, { theme, body }] of Object.entries(themes))
    it(`break none on any tab of the details, of one that failed too, in ${theme}`, async function () {
      this.timeout(180_000);
      await workbench().useTheme(theme);
      const found: Record<string, unknown> = {};
      for (const title of [baseline, "without scaling"]) {
        const page = await workbench().details(title);
        await page.frame.locator(`body.${body}`).waitFor();
        for (const [tab, drawn] of Object.entries(detailsTabs)) {
          await page.showTab(tab);
          await page.frame.locator(drawn).first().waitFor();
          const violations = await violationsAround(page.frame.locator("body"));
          if (violations.length > 0) found[`${title}, ${tab}`] = violations;
          if (title === baseline) await workbench().screenshot(`series-details-${tab.toLowerCase()}-${kind}`);
        }
        await page.showTab("Overview");
        for (const section of ["Inputs", "Artifacts", "Timeline"]) {
          await page.section(section).scrollIntoViewIfNeeded();
          await workbench().screenshot(
            `series-details-${title === baseline ? "" : "failed-"}${section.toLowerCase()}-${kind}`,
          );
        }
      }
      assert.deepEqual(found, {});
    });

  it("break none in their report, on paper and in the dark", async function () {
    this.timeout(90_000);
    const trainings = workbench()
      .bundles()
      .ids()
      .filter((id) => id.startsWith("train-2"));
    const { code, stderr } = await workbench()
      .commandLine()
      .run("export", "--format", "report-html", "--to", reportFile(), ...trainings.slice(0, 5));
    assert.equal(code, 0, stderr);
    const browser = await launchBrowser();
    try {
      for (const scheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1000, height: 900 } });
        await page.goto(pathToFileURL(reportFile()).href);
        assert.deepEqual(await violationsAround(page.locator("body")), [], scheme);
        const folder = join(repositoryRoot(), "test-results");
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `series-report-${scheme}.png`), fullPage: true });
      }
    } finally {
      await browser.close();
    }
  });
});
