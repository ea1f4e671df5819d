import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../src/core/summary";
import { scriptParameters } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { exactText } from "../support/exactText";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

describeWorkbench(
  "filters and order of the Executions page",
  { size: { width: 1800, height: 900 } },
  (workbench) => {
    let table: TablePage;
    let [long, short, count, bad] = ["", "", "", ""];
    const queryText = async (): Promise<string> => await table.frame.locator("#query").inputValue();

    before("run two methods on two branches with commits of two authors", async function () {
      this.timeout(120_000);
      const commandLine = workbench().commandLine();
      commandLine.method("count", {
        title: "Count birds",
        metadata: [
          { role: "pipeline", title: "weather" },
          { role: "stage", title: "Count" },
          { role: "context", title: "laboratory" },
          { role: "workflow-type", title: "Analysis" },
        ],
        ...scriptParameters({
          "execute-script": `echo 3 birds; echo '{"type":"property","name":"learning_rate","value":0.001}' >> "$EXECUTION_EVENTS"`,
        }),
      });
      const run = async (...args: string[]): Promise<string> =>
        (await commandLine.json<ExecutionSummary>("run", ...args)).value.id;
      long = await run("train", "--input", "delay=0", "--input", "epochs=30", "--name", "b long");
      short = await run("train", "--input", "delay=0", "--input", "epochs=4", "--name", "c short");
      await workbench().workspace?.git("switch", "--quiet", "--create", "feature/scale");
      const author = "Grace Hopper <grace@example.org>";
      await workbench().workspace?.git(
        "commit",
        "--quiet",
        "--allow-empty",
        "--author",
        author,
        "-m",
        "Scale",
      );
      count = await run("count", "--name", "d count", "--note", "three of them");
      bad = await run("train", "--input", "standardize=false", "--name", "a bad");
      await workbench().openContainer("Executions");
      await workbench().runCommand("Executions: Open Executions Page");
      table = new TablePage(await workbench().webview("Executions"));
      await table.waitForIds([bad, count, short, long]);
    });

    /** Each chip with what it offers, one value of it, the query that this is, and what it finds. */
    const filters = (): Readonly<
      Record<string, readonly [offers: string[], value: string, query: string, found: string[]]>
    > => ({
      pipeline: [["penguins 3", "weather 1"], "weather", "pipeline:weather", [count]],
      type: [["Training 3", "Analysis 1"], "Analysis", "type:Analysis", [count]],
      stage: [["Train 3", "Count 1"], "Count", "stage:Count", [count]],
      branch: [["feature/scale 2", "main 2"], "feature/scale", "branch:feature/scale", [bad, count]],
      author: [["Ada Lovelace 2", "Grace Hopper 2"], "Grace Hopper", 'author:"Grace Hopper"', [bad, count]],
    });

    for (const field of ["pipeline", "type", "stage", "branch", "author"])
      it(`are chosen by the chip of the ${field}, which counts its values`, async () => {
        const [offers, value, query, found] = filters()[field] ?? [[], "", "", []];
        await table.openChip(field, value);
        assert.deepEqual(await table.offered(), offers);
        await workbench().screenshot(`table-filter-${field}`);
        await press(table.item(value));
        await table.frame.locator(".menu .find").press("Escape");
        await table.waitForIds(found);
        assert.equal(await queryText(), query);
        await table.filter(field, `${field} ${value} ${found.length}`).waitFor();
        await table.count(`${found.length} of 4`).waitFor();
        await press(table.frame.locator(`[data-chip="${field}"] .cross`));
        await table.waitForIds([bad, count, short, long]);
        assert.equal(await queryText(), "");
      });

    it("count what the other chips leave, and go together", async () => {
      await table.choose("branch", "feature/scale");
      await table.waitForIds([bad, count]);
      await table.openChip("pipeline", "penguins");
      assert.deepEqual(await table.offered(), ["penguins 1", "weather 1"]);
      await press(table.item("penguins"));
      await table.waitForIds([bad]);
      await table.frame.locator(".menu .find").press("Escape");
      assert.equal(await queryText(), "branch:feature/scale pipeline:penguins");
      await table.query("");
      await table.waitForIds([bad, count, short, long]);
    });

    it("take several values of a chip, and by Alt one alone", async () => {
      await table.openChip("stage", "Count");
      await press(table.item("Count"));
      await press(table.item("Train"));
      await table.count("4 of 4").waitFor();
      await table.frame.locator('.menu .item[aria-selected="true"]').nth(1).waitFor();
      await press(table.item("Count"), { modifiers: ["Alt"] });
      await table.waitForIds([count]);
      await table.frame.locator(".menu .find").press("Escape");
      assert.equal(await queryText(), "stage:Count");
      await table.query("");
      await table.waitForIds([bad, count, short, long]);
    });

    it("are what one types as well: a property, a commit, days, and several of them", async () => {
      const { value: shown } = await workbench().commandLine().json<ExecutionSummary>("show", bad);
      const commit = shown.commit ?? "";
      const today = new Date().toISOString().slice(0, 10);
      const queries: Readonly<Record<string, readonly string[]>> = {
        "property:learning_rate=0.001": [count],
        "property:learning_rate>0.01": [],
        [`commit:${commit.slice(0, 7)}`]: [bad, count],
        "date:2001-01-01 TO 2001-12-31": [],
        [`date:2001-01-01 TO ${today}`]: [bad, count, short, long],
        "pipeline:weather AND status:completed AND property:learning_rate<0.01": [count],
        "pipeline:penguins AND status:completed AND input:epochs>10": [long],
      };
      for (const [query, ids] of Object.entries(queries)) {
        await table.query(query);
        await table.count(`${ids.length} of 4`).waitFor();
        assert.deepEqual(await table.ids(), ids, query);
      }
      await table.query("");
      await table.waitForIds([bad, count, short, long]);
    });

    it("tell how many states no execution is in", async () => {
      await table.openChip("status", "Failed");
      await table.frame.locator(".menu .remark", { hasText: "11 more states, none here" }).waitFor();
      await table.frame.locator(".menu .find").press("Escape");
    });

    it("show pipeline, stage, context and note as columns", async () => {
      await table.showColumns("Pipeline", "Stage", "Context", "Note", "Author");
      const columns = ["pipeline", "stage", "context", "note", "author"];
      const rows = {
        [count]: ["weather", "Count", "laboratory", "three of them", "Grace Hopper"],
        [long]: ["penguins", "Train", "–", "–", "Ada Lovelace"],
      };
      for (const [id, texts] of Object.entries(rows))
        for (const [index, text] of texts.entries())
          await table.waitForCell(id, columns[index] ?? "", exactText(text));
      await workbench().screenshot("table-filter-columns");
    });

    it("sort by several columns with Shift, each in its direction", async () => {
      await press(table.head("pipeline"));
      await table.frame.locator('.head[data-column="pipeline"][aria-sort="ascending"]').waitFor();
      await press(table.head("name"), { modifiers: ["Shift"] });
      await table.waitForIds([bad, long, short, count]);
      const places = await table.frame.locator(".head sub").allInnerTexts();
      assert.deepEqual(places.sort(), ["1", "2"]);
      await press(table.head("name"), { modifiers: ["Shift"] });
      await table.waitForIds([short, long, bad, count]);
      await table.frame
        .locator('[data-part="told"]', { hasText: "Pipeline ascending · Name descending" })
        .waitFor();
      await workbench().screenshot("table-sorted-by-several");
      await press(table.head("started"));
      await table.waitForIds([bad, count, short, long]);
      assert.equal(await table.frame.locator(".head sub").count(), 0);
    });
  },
);
