import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { violationsAround } from "../support/accessibility";
import { launchBrowser } from "../support/browser";
import { describeWorkbench } from "../support/describeWorkbench";
import { repositoryRoot } from "../support/repositoryRoot";

const hostileName = '<img src="http://evil.example/x.png" onerror="document.title=1"> \u202egnp';

describeWorkbench("a report", {}, (workbench) => {
  const file = (name: string): string => join(dirname(workbench().workspace?.folder ?? ""), name);
  const executions = () => workbench().tree("Executions");
  let browser: Browser;
  let [first, failed] = ["", ""];

  before("run two", async function () {
    this.timeout(90_000);
    const run = async (...args: string[]): Promise<string> => {
      const known = new Set(workbench().bundles().ids());
      await workbench()
        .commandLine()
        .run("run", "train", "--input", "delay=0", ...args);
      return (
        workbench()
          .bundles()
          .ids()
          .find((id) => !known.has(id)) ?? ""
      );
    };
    first = await run("--input", "epochs=12", "--name", "baseline", "--tag", "paper");
    failed = await run("--input", "epochs=6", "--input", "standardize=false", "--name", hostileName);
    browser = await launchBrowser();
    await workbench().openContainer("Executions");
    await executions().open();
  });
  after(() => browser.close());

  /** Opens a file as anyone would, and fails on whatever it asks the network for. */
  async function open(path: string, scheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1000, height: 900 } });
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!/^(?:file|data):/.test(request.url())) asked.push(request.url());
    });
    page.on("console", (message) => assert.fail(`the page said: ${message.text()}`));
    await page.goto(pathToFileURL(path).href, { waitUntil: "networkidle" });
    assert.deepEqual(asked, []);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    const folder = join(repositoryRoot(), "test-results");
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  it("is written from the tree as one HTML file that opens in a browser", async () => {
    await executions().pickFromMenu("baseline", "Export", "Export Report…");
    await workbench().quickInput.waitForValue(`/sample/${first}-report.html`);
    await workbench().quickInput.answerPath(file("baseline.html"));
    await workbench().notifications.waitFor(`The report is in ${file("baseline.html")}.`);
    const page = await open(file("baseline.html"));
    assert.equal(await page.title(), "baseline");
    assert.deepEqual(await page.locator("h2").allTextContents(), [
      "Inputs",
      "Metrics",
      "Properties",
      "Input Files",
      "Outputs",
      "Code Version",
      "Environment",
      "Provenance",
    ]);
    const text = await page.locator("main").innerText();
    assert.match(text, /State\s+Completed/);
    assert.match(text, /epochs\s+12/);
    // The command line of the tests has a key of its own, which the window does not know.
    assert.match(text, /Sealed\s+yes, by a key that is not known here; it says that Ada Lovelace .+ ran it/);
    assert.ok((await page.locator("svg.chart path.curve").count()) > 0);
    assert.equal(await page.locator("script").count(), 0);
    await picture(page, "report-light");
    await page.close();
  });

  it("is asked for to be printed: where the browser is on another machine it is saved, and told what to do", async () => {
    await executions().pickFromMenu("baseline", "Export", "Print Report or Save as PDF…");
    await workbench().quickInput.waitForValue(`/sample/${first}-report.html`);
    await workbench().quickInput.answerPath(file("to-print.html"));
    await workbench().notifications.waitFor(
      `The report is in ${file("to-print.html")}. To print it or make a PDF of it, open it in a browser.`,
    );
    const page = await open(file("to-print.html"));
    assert.equal(await page.title(), "baseline");
    await page.close();
  });

  it("prints on pages of paper, in the dark as well", async () => {
    const page = await open(file("baseline.html"), "dark");
    await picture(page, "report-dark");
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    await page.emulateMedia({ media: "print" });
    await picture(page, "report-print");
    assert.equal(
      await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor),
      "rgb(255, 255, 255)",
    );
    await page.close();
  });

  it("is drawn in the colours that a reader forces, light or dark", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const page = await open(file("baseline.html"), scheme);
      await page.emulateMedia({ forcedColors: "active" });
      await picture(page, `report-forced-${scheme}`);
      const colors = await page.locator("svg.chart path.curve.c0, svg.chart text, body").evaluateAll((all) =>
        all.map((each) => {
          const { color, stroke, fill } = getComputedStyle(each);
          return each instanceof SVGPathElement ? stroke : each instanceof SVGTextElement ? fill : color;
        }),
      );
      assert.deepEqual([...new Set(colors)], [scheme === "dark" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)"]);
      assert.deepEqual(await violationsAround(page.locator("body")), [], scheme);
      await page.close();
    }
  });

  it("tells of several side by side, their curves in the same charts, and shows hostile names as text", async () => {
    const { code, stderr } = await workbench()
      .commandLine()
      .run("export", first, failed, "--format", "report-html", "--to", file("both.html"));
    assert.equal(code, 0, stderr);
    const page = await open(file("both.html"));
    assert.equal(await page.title(), "2 Executions");
    const text = await page.locator("main").innerText();
    assert.match(text, /What Differs\s+[^]*input epochs \(12 → 6\)/);
    assert.ok(text.includes('<img src="http://evil.example/x.png" onerror="document.title=1"> \ufffdgnp'));
    assert.equal(await page.locator("img[src^=http]").count(), 0);
    assert.ok((await page.locator("figure path.curve").count()) >= 1);
    await picture(page, "report-several");
    await page.close();
  });

  it("is Markdown as well, of several that are ticked, by how its file is called", async () => {
    await workbench().runCommand("Executions: Export Report…");
    const { quickInput } = workbench();
    await quickInput.pick("baseline");
    await quickInput.rowWith(failed).click();
    await quickInput.pressOk();
    await quickInput.waitForTitle("Report of 2 Executions as .html or .md");
    await quickInput.waitForValue("/sample/executions-report.html");
    await quickInput.answerPath(file("both.md"));
    await workbench().notifications.waitFor(`The report is in ${file("both.md")}.`);
    assert.match(readFileSync(file("both.md"), "utf8"), /^# 2 Executions$/m);
  });

  it("is Markdown from the command line", async () => {
    const { code, stderr } = await workbench()
      .commandLine()
      .run("export", first, "--format", "report-md", "--to", file("baseline.md"));
    assert.equal(code, 0, stderr);
    const markdown = readFileSync(file("baseline.md"), "utf8");
    assert.match(markdown, /^# baseline$/m);
    assert.match(markdown, /^## Code Version$/m);
    assert.match(markdown, /^\| epochs \| 12 \|$/m);
    assert.match(markdown, /[▁▂▃▄▅▆▇█]{3}/);
  });
});
