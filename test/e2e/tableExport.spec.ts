import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ExecutionDetails } from "../../src/store/describeExecution";
import { Clipboard } from "../support/clipboard";
import { CommandLine } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";
import { readCsv } from "../support/readCsv";
import { TablePage } from "../support/tablePage";
import { removeFolder } from "../support/temporaryFolder";

const formula = '=HYPERLINK("http://example.org","x")';

describeWorkbench("what leaves the Executions page", {}, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const target = (name: string): string => join(dirname(workbench().workspace?.folder ?? ""), name);
  let [one, two, failed] = ["", "", ""];

  before("run three", async function () {
    this.timeout(90_000);
    const run = async (...args: string[]): Promise<string> => {
      const known = new Set(workbench().bundles().ids());
      await workbench()
        .commandLine()
        .run("run", "train", "--input", "delay=0", "--input", "epochs=4", ...args);
      return (
        workbench()
          .bundles()
          .ids()
          .find((id) => !known.has(id)) ?? ""
      );
    };
    one = await run("--name", formula, "--tag", "a", "--tag", "b");
    two = await run("--name", "second, with a comma");
    failed = await run("--input", "standardize=false", "--name", "raw inputs");
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().runCommand("Executions: Open Executions Page");
    await (await page()).waitForIds([failed, two, one]);
  });

  async function selectAll(): Promise<TablePage> {
    const table = await page();
    await press(table.cell(one, "state"));
    await workbench().page.keyboard.press("Control+a");
    await table.frame.locator(".selection", { hasText: "3 selected" }).waitFor();
    return table;
  }

  async function save(format: string, name: string): Promise<string> {
    await workbench().quickInput.pick(format);
    await workbench().quickInput.waitForValue(`/sample/executions.${name.split(".").at(-1) ?? ""}`);
    await workbench().quickInput.answerPath(target(name));
    await workbench().notifications.waitFor(`Exported 3 executions to ${target(name)}`);
    return target(name);
  }

  it("is a CSV of the columns shown, in which no text is a formula", async () => {
    await press((await selectAll()).action("exportAs"));
    await workbench().quickInput.waitForTitle("Export 3 Executions");
    await workbench().screenshot("export-as");
    const text = readFileSync(await save("CSV of the Columns Shown", "shown.csv"), "utf8");
    const [heads = [], ...rows] = readCsv(text);
    assert.deepEqual(heads.slice(0, 5), ["state", "name", "method", "started", "durationMs"]);
    assert.ok(heads.includes("inputs.standardize"), heads.join());
    const names = rows.map((row) => row[heads.indexOf("name")]);
    assert.deepEqual(names.sort(), [formula, "raw inputs", "second, with a comma"].sort());
    assert.ok(text.includes(`"'=HYPERLINK(""http://example.org"",""x"")"`), text);
    assert.match(rows[0]?.[heads.indexOf("started")] ?? "", /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  });

  it("is a CSV of all fields", async () => {
    await press((await selectAll()).action("exportAs"));
    const [heads = [], ...rows] = readCsv(readFileSync(await save("CSV of All Fields", "all.csv"), "utf8"));
    for (const head of [
      "id",
      "path",
      "exitCode",
      "commit",
      "tags",
      "inputs.standardize",
      "metrics.test_loss",
    ])
      assert.ok(heads.includes(head), `${head} in ${heads.join()}`);
    const row = rows.find((each) => each[heads.indexOf("id")] === one);
    assert.equal(row?.[heads.indexOf("tags")], "a, b");
  });

  it("is JSON with all that show --json tells", async () => {
    await press((await selectAll()).action("exportAs"));
    const written = JSON.parse(
      readFileSync(await save("JSON", "all.json"), "utf8"),
    ) as readonly ExecutionDetails[];
    assert.deepEqual(written.map(({ id }) => id).sort(), [one, two, failed].sort());
    const { value } = await workbench().commandLine().json<ExecutionDetails>("show", one);
    assert.deepEqual(
      written.find(({ id }) => id === one),
      value,
    );
  });

  it("is one archive of all, which another workspace imports", async () => {
    await press((await selectAll()).action("exportAs"));
    const file = await save("One Archive of All", "all.zip");
    const folder = mkdtempSync(target("other-"));
    const elsewhere = new CommandLine(folder, { EXECUTIONS_CONFIG_DIR: target("other.user") });
    const { value } = await elsewhere.json<{ done: string[] }>("import", file);
    assert.deepEqual(value.done.sort(), [one, two, failed].sort());
    const verified = await elsewhere.json<{ ok: boolean }>("verify", one);
    assert.ok(verified.value.ok);
    await rm(folder, { recursive: true });
  });

  it("is an archive of each in a folder, of which none is replaced before one says so", async () => {
    const folder = mkdtempSync(target("archives-"));
    const exportThere = async (): Promise<void> => {
      await press((await selectAll()).action("exportAs"));
      await workbench().quickInput.pick("Archive of Each");
      await workbench().quickInput.waitForTitle("Export 3 Executions to a Folder");
      await workbench().quickInput.waitForValue("/sample/");
      await workbench().quickInput.answerPath(folder);
    };
    await exportThere();
    await workbench().notifications.waitFor(`Exported 3 executions to ${folder}`);
    assert.deepEqual(readdirSync(folder).sort(), [one, two, failed].map((id) => `${id}.zip`).sort());
    writeFileSync(join(folder, `${one}.zip`), "mine");
    await rm(join(folder, `${two}.zip`));
    await exportThere();
    const question = `The archives of 2 of 3 executions are in ${folder} already.`;
    await workbench().notifications.pressInDialog(question, "Keep Those");
    await workbench().notifications.waitFor(`Exported to ${join(folder, two)}.zip`);
    assert.equal(readFileSync(join(folder, `${one}.zip`), "utf8"), "mine");
    assert.ok(readdirSync(folder).includes(`${two}.zip`));
    await rm(folder, { recursive: true });
  });

  it("is a Markdown table in the clipboard, of all that match too", async () => {
    const clipboard = await Clipboard.of(workbench().page);
    await workbench().page.keyboard.press("Escape");
    const table = await page();
    await table.query("status:completed");
    await table.waitForIds([two, one]);
    await clipboard.clear();
    await press(table.frame.getByRole("button", { name: "Export All That Match…" }));
    await workbench().quickInput.waitForTitle("Export 2 Executions");
    await workbench().quickInput.pick("Markdown Table to the Clipboard");
    await workbench().notifications.waitFor("Copied a table of 2 executions.");
    const [heads = "", rule = "", ...rows] = (await clipboard.next()).trim().split("\n");
    assert.match(heads, /^\| State \| Name \| Method \| Started \| Duration \|/);
    assert.match(rule, /^\| --- \| --- \| --- \| ---: \| ---: \|/);
    assert.equal(rows.length, 2);
    assert.match(rows[0] ?? "", /^\| Completed \| second, with a comma \| Train classifier \|/);
  });

  it("is a link to the query, which opens the page with it", async () => {
    const clipboard = await Clipboard.of(workbench().page);
    const table = await page();
    await table.query("status:failed name:raw");
    await table.waitForIds([failed]);
    await clipboard.clear();
    await press(table.frame.getByRole("button", { name: "Copy Link to This Query" }));
    const link = await clipboard.next();
    const folder = workbench().workspace?.folder ?? "";
    assert.match(
      link,
      /^[\w-]+:\/\/executions\.executions\/table\?workspace=.*&query=status:failed%2520name:raw$/,
    );
    assert.ok(link.includes(`workspace=${folder}&`), link);
    await table.query("");
    await table.count("3").waitFor();
    await openLink(link);
    const again = await page();
    await again.waitForIds([failed]);
    assert.equal(await again.frame.locator("#query").inputValue(), "status:failed name:raw");
  });

  it("is a link to one execution, from its row and from the tree, which opens its details", async () => {
    const clipboard = await Clipboard.of(workbench().page);
    await clipboard.clear();
    await workbench().tree("Executions").pickFromMenu("raw inputs", "Copy Link");
    const link = await clipboard.next();
    assert.ok(link.endsWith(`&id=${failed}`), link);
    await openLink(link);
    await (await workbench().details("raw inputs")).waitForState("Failed");
    await clipboard.clear();
    await workbench().runCommand("Executions: Copy Link");
    assert.equal(await clipboard.next(), link, "of the page in front");
  });

  it("is told where a link leads to another folder, and opens it there", async () => {
    const folder = mkdtempSync(target("linked-"));
    const elsewhere = new CommandLine(folder, { EXECUTIONS_CONFIG_DIR: target("linked.user") });
    elsewhere.write("hello.sh", "echo hello\n");
    await elsewhere.run("run", "hello.sh", "--name", "hello elsewhere");
    const [id = ""] = elsewhere.bundles();
    const scheme = "code-oss";
    await openLink(`${scheme}://executions.executions/execution?workspace=${folder}&id=${id}`);
    const text = `This link leads to executions of the folder ${folder}, which is not open in this window.`;
    await workbench().notifications.waitFor(text);
    await workbench().screenshot("link-elsewhere");
    const opened = workbench().page.context().waitForEvent("page");
    await workbench().notifications.press(text, "Open Folder");
    const window = await opened;
    await window.locator(".tab", { hasText: "hello elsewhere" }).waitFor({ timeout: 60_000 });
    await window.close();
    // What served the window writes there until it notices.
    await removeFolder(folder);
  });

  it("is told where a link leads to nothing", async () => {
    await openLink("code-oss://executions.executions/execution?workspace=/nowhere/at/all&id=x");
    await workbench().notifications.waitFor("/nowhere/at/all, which is not on this machine.");
    const folder = workbench().workspace?.folder ?? "";
    await openLink(`code-oss://executions.executions/execution?workspace=${folder}&id=nobody`);
    await workbench().notifications.waitFor(`There is no execution nobody in ${folder}.`);
    await openLink(`code-oss://executions.executions/delete?workspace=${folder}&id=${one}`);
    await workbench().notifications.waitFor("This link leads to no executions");
    assert.deepEqual(workbench().bundles().ids(), [one, two, failed].sort());
  });

  /** As a click on it elsewhere does; VS Code asks before it hands it over. */
  async function openLink(link: string): Promise<void> {
    await workbench().runCommand("Developer: Open URL");
    await workbench().quickInput.type(link);
    await workbench().quickInput.accept();
    await workbench().notifications.pressInDialog("open this URI", "Open");
  }
});
