import assert from "node:assert/strict";
import { violationsAround } from "../support/accessibility";
import { pickFromMenuOf } from "../support/contextMenu";
import { describeWorkbench } from "../support/describeWorkbench";
import { exactText } from "../support/exactText";
import { defineLineageByKeys } from "../support/lineageByKeys";
import { defineLineageExports } from "../support/lineageExports";
import { defineLineageLinks, defineLineageSight } from "../support/lineageSight";
import { lineageThemes, LineagePage } from "../support/lineagePage";
import { runPipeline, runScript, type Stage } from "../support/lineagePipeline";
import { defineMadeFiles } from "../support/madeFiles";
import { definePartlyStaleGroup } from "../support/partlyStaleGroup";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

const options = { workspace: "test/fixtures/workspaces/default", size: { width: 1440, height: 900 } };

describeWorkbench("the lineage page", options, (workbench) => {
  let ids: Record<Stage, string>;
  const page = async (): Promise<LineagePage> => new LineagePage(await workbench().webview("Lineage"));
  const all = [
    "clean.csv",
    "evaluate.mjs",
    "model.json",
    "prepare.mjs",
    "raw.csv",
    "report.json",
    "train.mjs",
  ];

  before("run prepare, train and evaluate", async function () {
    this.timeout(120_000);
    ids = await runPipeline(workbench().commandLine());
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
  });

  it("opens with G on the Executions page and draws all that an execution came of and all that came of it", async function () {
    this.timeout(90_000);
    await workbench().runCommand("Executions: Open Executions Page");
    const table = new TablePage(await workbench().webview("Executions"));
    await press(table.row(ids.train));
    await workbench().page.keyboard.press("g");
    const lineage = await page();
    await lineage.node("report.json").waitFor();
    assert.deepEqual(await lineage.names(), all);
    assert.match(
      await lineage.frame.locator(".headline").innerText(),
      /Backward and forward from train\.mjs\s+7 nodes/,
    );
    assert.equal(await lineage.frame.locator(".edge.data").count(), 6);
  });

  it("tells of the node that is selected, and follows its edges by arrows", async () => {
    const lineage = await page();
    await press(lineage.node("model.json"));
    await lineage.side().locator("h2", { hasText: "model.json" }).waitFor();
    assert.match(await lineage.side().innerText(), /Made by · 1\s+train\.mjs[^]*Used by · 1\s+evaluate\.mjs/);
    assert.equal(await lineage.frame.locator(".node.hi").count(), 7);
    const { keyboard } = workbench().page;
    await keyboard.press("ArrowRight");
    await lineage.side().locator("h2", { hasText: "evaluate.mjs" }).waitFor();
    await keyboard.press("ArrowLeft");
    await keyboard.press("ArrowLeft");
    await lineage.side().locator("h2", { hasText: "train.mjs" }).waitFor();
    assert.match(await lineage.side().innerText(), new RegExp(ids.train));
    await keyboard.press("Escape");
    await lineage.side().waitFor({ state: "detached" });
  });

  it("lists the very nodes that it draws", async () => {
    const lineage = await page();
    await lineage.choose("List");
    assert.deepEqual(await lineage.rows(), all);
    const { keyboard } = workbench().page;
    await lineage.frame.locator('tbody tr[tabindex="0"]').focus();
    await keyboard.press("ArrowDown");
    await keyboard.press(" ");
    await lineage.side().waitFor();
    await workbench().screenshot("lineage-list");
    assert.deepEqual(await violationsAround(lineage.frame.locator("body")), []);
    await keyboard.press("Escape");
    await lineage.choose("Graph");
    await lineage.node("clean.csv").waitFor();
  });

  defineLineageByKeys(workbench, () => ids);
  defineLineageExports(workbench, () => ids);

  it("shows one direction, and only some types", async () => {
    const lineage = await page();
    await press(lineage.node("train.mjs"));
    await press(lineage.side().locator("button", { hasText: "Lineage of This" }));
    await lineage.frame.locator("h1", { hasText: "from train.mjs" }).waitFor();
    await lineage.choose("Backward");
    await until(async () => (await lineage.names()).length === 4, "It still goes forward.");
    await lineage.choose("Types");
    await press(lineage.frame.locator(".menu .item", { hasText: "Script" }));
    await lineage.node("train.mjs", "Script").waitFor();
    await lineage.choose("Types");
    await press(lineage.frame.locator(".menu .item", { hasText: "Script" }));
    await lineage.node("train.mjs", "Script").waitFor({ state: "detached" });
    await lineage.choose("Both");
    await lineage.node("report.json").waitFor();
    await lineage.frame.locator("#find").fill("clean");
    await workbench().page.keyboard.press("Enter");
    await lineage.side().locator("h2", { hasText: "clean.csv" }).waitFor();
    await lineage.frame.locator("#find").fill("");
    await workbench().page.keyboard.press("Escape");
  });

  defineLineageSight(workbench);

  it("tells which results are affected if a file is wrong, with what can be done", async () => {
    await workbench().useTheme(lineageThemes.dark);
    await workbench().openFile("data/raw.csv");
    await workbench().runCommand("Executions: Show Lineage");
    const lineage = await page();
    await lineage.node("raw.csv").waitFor();
    await press(lineage.frame.locator("[data-action=affected]"));
    await lineage.side().locator("h2", { hasText: "If raw.csv is wrong" }).waitFor();
    const order = await lineage.side().locator("ol li label").allInnerTexts();
    assert.deepEqual(
      order.map((text) => text.trim()),
      ["prepare.mjs", "train.mjs", "evaluate.mjs"],
    );
    for (const word of ["wrong", "affected"])
      await lineage.frame.locator(".legend li", { hasText: exactText(word) }).waitFor();
    await press(lineage.side().locator("ol input").nth(2));
    await lineage.side().locator("button", { hasText: "Re-run 2" }).waitFor();
    await workbench().screenshot("lineage-affected");
    assert.deepEqual(await violationsAround(lineage.frame.locator("body")), []);
    await press(lineage.side().locator("[data-action=editTags]"));
    await workbench().quickInput.waitForTitle("Tags of 2 Executions");
    await workbench().quickInput.type("suspect");
    await workbench().quickInput.accept();
    const tagged = workbench().commandLine();
    await until(async () => {
      const { value } = await tagged.json<{ id: string }[]>("list", "--query", "tag:suspect");
      return value.length === 2;
    }, "The affected executions have no tag.");
    await press(lineage.frame.locator("[data-action=affected]"));
  });

  it("folds executions of the same shape, unfolds them, and marks what changed since", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    for (const rate of ["0.2", "0.3", "0.4"])
      await runScript(commandLine, "train.mjs", "--", "data/clean.csv", rate);
    const lineage = await page();
    await lineage.node("4 × train.mjs").waitFor();
    commandLine.write("data/clean.csv", "name,mass\nchanged,1,by hand\n");
    await press(lineage.frame.locator("[data-action=more]"));
    await press(lineage.frame.locator(".menu .item", { hasText: "Refresh" }));
    await lineage.node("clean.csv changed on disk", "Table").waitFor();
    await lineage.frame.locator(".legend li", { hasText: "stale or changed" }).waitFor();
    for (const [kind, theme] of Object.entries(lineageThemes)) {
      await workbench().useTheme(theme);
      const shown = await page();
      await shown.node("4 × train.mjs").waitFor();
      await workbench().screenshot(`lineage-${kind}`);
      assert.deepEqual(await violationsAround(shown.frame.locator("body")), [], kind);
    }
    const again = await page();
    await again.node("4 × train.mjs").dblclick();
    await again.node("4 × train.mjs").waitFor({ state: "detached" });
    assert.equal((await again.names()).filter((name) => name === "train.mjs").length, 4);
  });

  it("draws and lists what stands beside an execution, and leaves it out when that is switched off", async function () {
    this.timeout(90_000);
    const lineage = await page();
    const { frame } = lineage;
    await press(lineage.node("train.mjs"));
    await press(lineage.side().locator("button", { hasText: "Lineage of This" }));
    await frame.locator("h1", { hasText: "from train.mjs" }).waitFor();
    const group = lineage.node("3 × train.mjs");
    await group.waitFor();
    const drawn = await lineage.names();
    for (const [kind, theme] of Object.entries(lineageThemes)) {
      await workbench().useTheme(theme);
      await frame.locator(`body.vscode-${kind}`).waitFor();
      await workbench().screenshot(`lineage-siblings-${kind}`);
      assert.deepEqual(await violationsAround(frame.locator("body")), [], kind);
    }
    await lineage.choose("List");
    assert.deepEqual(await lineage.rows(), drawn);
    await frame.locator("tr", { hasText: "beside it: same inputs, same method" }).waitFor();
    await frame.locator("tbody tr[data-row]").first().focus();
    await workbench().page.keyboard.press("End");
    const last = frame.locator("tbody tr:focus");
    await last.waitFor();
    assert.equal(
      await last.getAttribute("aria-rowindex"),
      await frame.locator("table").getAttribute("aria-rowcount"),
    );
    await workbench().screenshot("lineage-siblings-list");
    assert.deepEqual(await violationsAround(frame.locator("body")), []);
    await press(frame.locator("[data-action=more]"));
    await press(frame.locator(".menu .item", { hasText: "Siblings" }));
    await until(async () => (await lineage.rows()).length === drawn.length - 1, "They are still listed.");
    await lineage.choose("Graph");
    await lineage.node("clean.csv").waitFor();
    assert.equal(await group.count(), 0);
    await press(frame.locator("[data-action=more]"));
    await press(frame.locator(".menu .item", { hasText: "Siblings" }));
    await group.waitFor();
  });

  it("says who made a file, by its content or by its path, over the file and on demand", async function () {
    this.timeout(90_000);
    await workbench().openFile("data/clean.csv");
    await workbench()
      .codeLens(/Changed since prepare\.mjs made it/)
      .waitFor();
    await workbench().runCommand("Executions: Who Made This File?");
    await workbench().quickInput.waitForTitle("clean.csv has changed since prepare.mjs made it");
    await workbench().quickInput.pick("Open Details");
    await workbench()
      .tab("prepare.mjs")
      .or(workbench().page.locator(`.tab[aria-label*="prepare"]`))
      .first()
      .waitFor();
    await workbench().openFile("data/clean.csv");
    // The same content as before: nothing but the execution tells the editor.
    await runScript(workbench().commandLine(), "--name", "once more", "prepare.mjs", "--", "data/raw.csv");
    await workbench().codeLens("Made by once more").waitFor();
    await workbench().openFile("data/raw.csv");
    await workbench().runCommand("Executions: Who Made This File?");
    await workbench().quickInput.waitForTitle("No execution made raw.csv; some used it");
    await workbench().quickInput.escape();
  });

  it("runs what is affected again, one after the other, and names what would read an old output", async function () {
    this.timeout(180_000);
    const runs = async (): Promise<readonly ListedRun[]> =>
      (await workbench().commandLine().json<ListedRun[]>("list")).value.filter(
        ({ rerunOf }) => rerunOf !== null,
      );
    await workbench().openFile("train.mjs");
    await workbench().runCommand("Executions: Show Lineage");
    const lineage = await page();
    await press(lineage.frame.locator("[data-action=affected]"));
    await lineage.side().locator("h2", { hasText: "If train.mjs is wrong" }).waitFor();
    await press(lineage.side().locator("[data-action=rerun]"));
    const dialog = workbench().notifications.dialog("Re-run 4 executions, one after the other?");
    await dialog.waitFor();
    assert.match(await dialog.innerText(), new RegExp(`Left out[^]*evaluate\\.mjs \\(${ids.evaluate}\\)`));
    await workbench().notifications.pressInDialog("Re-run 4 executions", "Re-run");
    await until(
      async () => (await runs()).filter(({ state }) => state === "COMPLETED").length === 4,
      "They were not run again.",
    );
    const inTime = [...(await runs())].sort((one, other) => one.created.localeCompare(other.created));
    for (const [index, { created }] of inTime.entries())
      assert.ok(index === 0 || created >= (inTime[index - 1]?.finished ?? "?"), "Two ran at once.");
  });

  it("leads from the menu of an editor to who made its file, and from over it to run that again", async function () {
    this.timeout(120_000);
    await workbench().openFile("data/clean.csv");
    const { page: window, quickInput } = workbench();
    const actions = window.locator(".editor-group-container.active .editor-actions");
    await pickFromMenuOf(
      window,
      actions.locator('.action-label[aria-label^="More Actions"]'),
      "Who Made This File?",
    );
    await quickInput.waitForTitle("clean.csv was made by once more");
    await quickInput.escape();
    await workbench().clickCodeLens("Re-run It…");
    await quickInput.waitForTitle("prepare.mjs");
    await workbench().screenshot("lineage-rerun-it");
    await quickInput.accept();
    const { value } = await workbench()
      .commandLine()
      .json<(ListedRun & { id: string; name: string | null })[]>("list");
    const made = value.find(({ name }) => name === "once more")?.id;
    await until(async () => {
      const now = await workbench().commandLine().json<ListedRun[]>("list");
      return now.value.some(({ rerunOf, state }) => rerunOf === made && state === "COMPLETED");
    }, "What made the file was not run again.");
  });

  defineLineageLinks(workbench, () => ids);
  definePartlyStaleGroup(workbench);
  defineMadeFiles(workbench);
});

interface ListedRun {
  readonly rerunOf: string | null;
  readonly state: string;
  readonly created: string;
  readonly finished: string;
}
