import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Locator } from "playwright-core";
import type { ExecutionSummary } from "../../src/core/summary";
import { detailsTabs } from "../../src/shared/details/pageState";
import { ComparePage } from "../support/comparePage";
import { commandParameters } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { hostileFileName, hostileHost, hostileScript, hostileText } from "../support/hostileScript";
import { HostileWatch } from "../support/hostileWatch";
import { LogsPage } from "../support/logsPage";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";
import { webviewWithin } from "../support/webviewFrame";

const options = { size: { width: 1440, height: 1000 } };

describeWorkbench("hostile content", options, (workbench) => {
  const ids: string[] = [];
  let watch: HostileWatch;
  const opened: FrameLocator[] = [];
  const executions = () => workbench().tree("Executions");
  const table = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));

  /** The page of a tab whose title begins with this, with its policy listened to. */
  const pageOf = async (title: string): Promise<FrameLocator> => {
    const { page } = workbench();
    const tab = page.locator(`.tabs-container .tab[aria-label^=${JSON.stringify(title)}]`).first();
    await press(tab);
    const group = page.locator(".editor-group-container").filter({ has: tab });
    const frame = await webviewWithin(page, group.locator(".editor-container"));
    await watch.listenIn(frame);
    opened.push(frame);
    return frame;
  };

  /** Waits until a part of a page shows what was meant for this place as it was written. */
  const waitForText = async (within: FrameLocator | Locator, ...places: readonly string[]): Promise<void> => {
    for (const place of places)
      await within
        .locator(`text=${place}<img src="https://${hostileHost}/${place}.png" onerror=`)
        .filter({ visible: true })
        .first()
        .waitFor();
  };

  before("run three, of which one fails", async function () {
    this.timeout(120_000);
    watch = new HostileWatch(workbench().page);
    const commandLine = workbench().commandLine();
    commandLine.write("hostile.mjs", hostileScript());
    commandLine.method("hostile", {
      title: hostileText("title"),
      description: hostileText("description"),
      metadata: [{ role: "category", title: hostileText("category") }],
      inputs: {
        number: { schema: { type: "integer" } },
        text: { title: hostileText("label"), description: hostileText("about"), schema: { type: "string" } },
      },
      ...commandParameters("node", "hostile.mjs", "{{ number }}", "{{ text }}"),
    });
    const folder = workbench().workspace?.folder ?? "";
    const author = [
      "-c",
      `user.name=${hostileText("author").replaceAll(/[<>\n]/g, "")}`,
      "-c",
      "user.email=a@b",
    ];
    execFileSync("git", [...author, "commit", "--quiet", "--allow-empty", "-m", hostileText("commit")], {
      cwd: folder,
    });
    for (const number of [1, 2, 3]) {
      const words = (place: string): string => hostileText(place) + String(number);
      const run = ["run", "hostile", "--input", `number=${number}`, "--input", `text=${words("input")}`];
      const notes = ["--name", words("name"), "--note", words("note"), "--tag", words("tag")];
      ids.push((await commandLine.json<ExecutionSummary>(...run, ...notes)).value.id);
    }
    assert.equal(new Set(ids).size, 3);
    await workbench().openContainer("Executions");
    await executions().open();
    await executions().rowNamed(", Failed,").waitFor();
  });

  /** Does something with hostile content, after which nothing has come of it. */
  const itIsText = (where: string, act: () => Promise<void>): void => {
    it(`is text ${where}`, async function () {
      this.timeout(180_000);
      opened.length = 0;
      await act();
      await watch.assertNothing();
      const shown = opened.at(-1);
      if (shown !== undefined) await watch.assertConfined(shown);
    });
  };

  itIsText("in the trees and their hovers", async () => {
    const hover = workbench().page.locator(".monaco-hover:visible, .workbench-hover:visible");
    await until(async () => {
      await executions().rowNamed(", Failed,").hover();
      await hover.locator("text=name<img src=").first().waitFor({ timeout: 5_000 });
      return true;
    }, "No hover tells of the execution.");
    await hover.locator("text=$(error) **b**").first().waitFor();
    await workbench().screenshot("hostile-hover");
    assert.equal(await hover.locator(`a[href*="${hostileHost}"], [data-href*="${hostileHost}"]`).count(), 0);
    await watch.assertNothing();
    await until(async () => {
      await workbench().tree("Methods").rowWith("title<img").hover();
      await hover.locator("text=description<img src=").first().waitFor({ timeout: 5_000 });
      return true;
    }, "No hover tells of the method.");
    assert.equal(await hover.locator(`a[href*="${hostileHost}"], [data-href*="${hostileHost}"]`).count(), 0);
  });

  itIsText("on every tab of the details", async () => {
    await press(executions().rowNamed(", Failed,"));
    const page = await pageOf("name<img");
    await waitForText(page, "name", "note", "tag");
    assert.equal(await page.getByRole("tab").count(), detailsTabs.length);
    for (const tab of detailsTabs) {
      await press(page.locator(`#tab-${tab}`));
      await page.locator(`#tab-${tab}[aria-selected="true"]`).waitFor();
      if (tab === "metrics") await waitForText(page.locator("#panel"), "metric");
      if (tab === "raw") await page.locator(".raw .content pre").first().waitFor();
      if (tab === "files")
        for (const ending of ["csv", "json", "svg", "png", "txt", "html", "md"])
          await press(page.locator(".raw nav .row", { hasText: `${hostileFileName}.${ending}` }).first());
      if (tab === "logs")
        await page.locator(".log .line .text", { hasText: "<U+202E>gnp.exe" }).first().waitFor();
      await workbench().screenshot(`hostile-details-${tab}`);
      await watch.assertNothing();
    }
  });

  itIsText("in the log", async () => {
    await workbench().runCommand("Executions: Show Logs");
    const logs = new LogsPage(await pageOf("Log of name<img"));
    await logs.grid.focus();
    await workbench().page.keyboard.press("Home");
    await waitForText(logs.frame, "log");
    await press(logs.button("Wrap Lines (Alt+Z)"));
    await logs.search("onerror");
    await logs.waitForPart("count", /\d+ of \d+/);
    await press(logs.frame.getByRole("button", { name: "Show All" }).first());
    await logs.frame.locator(".update").first().waitFor();
    await workbench().screenshot("hostile-logs");
  });

  itIsText("on the Executions page, in its columns, chips and groups", async () => {
    await workbench().runCommand("Executions: Open Executions Page");
    const shown = new TablePage(await pageOf("Executions"));
    await shown.waitForIds([...ids].reverse());
    await shown.openMenu("columns");
    for (const place of ["metric", "property"]) {
      await shown.frame.locator(".menu .find").fill(`${place}<img`);
      await press(shown.frame.getByRole("option").first());
      await watch.assertNothing();
    }
    await shown.frame.locator(".menu .find").press("Escape");
    await waitForText(shown.frame, "name");
    await workbench().screenshot("hostile-table");
  });

  itIsText("on the dashboard", async () => {
    await workbench().runCommand("Executions: Open Dashboard");
    const dashboard = await pageOf("Dashboard");
    await waitForText(dashboard, "reason");
    await workbench().screenshot("hostile-dashboard");
  });

  const selectAll = async (): Promise<TablePage> => {
    const shown = await table();
    await press(shown.cell(ids[0] ?? "", "state"));
    await shown.grid.press("Control+a");
    await shown.frame.locator(".selection", { hasText: "3 selected" }).waitFor();
    return shown;
  };

  itIsText("in a comparison", async () => {
    await press((await selectAll()).action("compare"));
    const compare = new ComparePage(await pageOf("Compare 3 Executions"));
    await compare.onlyDifferences(false);
    await waitForText(compare.frame, "name", "metric", "property", "input");
    await compare.frame
      .locator(".outcome", { hasText: /metric<img .* <U\+202E>gnp\.exe \+0\.2 \(\+100\.0 %\)/ })
      .waitFor();
    await workbench().screenshot("hostile-compare");
  });

  itIsText("beside curves", async () => {
    await selectAll();
    await workbench().page.keyboard.press("m");
    const metrics = await pageOf("Metrics of 3 Executions");
    await waitForText(metrics, "metric", "name");
    await metrics.locator(".curve-chart").first().hover();
    await workbench().screenshot("hostile-metrics");
  });

  itIsText("in the lineage, as graph and as list", async () => {
    const shown = await table();
    await shown.selectNothing();
    await press(shown.row(ids[0] ?? ""));
    await workbench().page.keyboard.press("g");
    const lineage = await pageOf("Lineage");
    await lineage.locator(".node").first().waitFor();
    await press(lineage.locator(".node").first());
    await workbench().screenshot("hostile-lineage");
    await press(lineage.locator(".bar button", { hasText: "List" }));
    await lineage.locator("tbody tr").first().waitFor();
    await workbench().screenshot("hostile-lineage-list");
  });

  itIsText("in the form and in lists to pick from", async () => {
    const { quickInput, page } = workbench();
    await workbench().tree("Methods").rowWith("title<img").hover();
    await press(
      workbench().tree("Methods").rowWith("title<img").locator('.action-label[aria-label^="Run Method"]'),
    );
    await quickInput.widget.locator("text=input<img src=").first().waitFor();
    await quickInput.widget.locator("text=$(error) **b**").first().waitFor({ state: "attached" });
    await workbench().screenshot("hostile-form");
    await watch.assertNothing();
    await page.keyboard.press("Escape");
    await quickInput.waitUntilClosed();
    await pageOf("name<img");
    await workbench().runCommand("Executions: Compare With…");
    await quickInput.widget.locator(".monaco-list-row", { hasText: "$(error) **b**" }).first().waitFor();
    await workbench().screenshot("hostile-pick");
    await watch.assertNothing();
    await page.keyboard.press("Escape");
    await quickInput.waitUntilClosed();
  });

  itIsText("in a report that a browser opens", async () => {
    const file = join(dirname(workbench().workspace?.folder ?? ""), "hostile.html");
    const { code, stderr } = await workbench()
      .commandLine()
      .run("export", ...ids, "--format", "report-html", "--to", file);
    assert.equal(code, 0, stderr);
    const browser = workbench().page.context().browser();
    const page = await (browser ?? assert.fail("no browser")).newPage();
    const reported = new HostileWatch(page);
    await page.goto(pathToFileURL(file).href);
    await page.locator("main", { hasText: "name<img src=" }).waitFor();
    await reported.assertNothing();
    await page.close();
  });

  it("would be seen by this test if it were more than text", async () => {
    const frame = await pageOf("Dashboard");
    await frame.locator("body").evaluate((body, host) => {
      const image = body.ownerDocument.createElement("img");
      image.src = `https://${host}/control.png`;
      body.append(image);
    }, hostileHost);
    await until(async () => await Promise.resolve(watch.seen.length > 0), "Nothing was heard.");
    await assert.rejects(watch.assertNothing());
    const seen = watch.seen.join("\n");
    assert.match(seen, /Content Security Policy/);
    assert.match(seen, /the page was told of\s+img-src/);
    assert.match(seen, /control\.png/);
    await frame.locator("body").evaluate((body) => {
      body.querySelector(":scope > img")?.remove();
      delete body.dataset["refused"];
    });
    watch.seen.length = 0;
  });
});
