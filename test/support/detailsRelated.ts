import assert from "node:assert/strict";
import { join } from "node:path";
import { commandParameters } from "./commandLine";
import { exactText } from "./exactText";
import { LineagePage } from "./lineagePage";
import { runScript } from "./lineagePipeline";
import { openDetails } from "./openDetails";
import { press } from "./press";
import { repositoryRoot } from "./repositoryRoot";
import type { Workbench } from "./workbench";

/** Starts an execution of its own by the command line that it is told. */
const startingScript = `
import { execFileSync } from "node:child_process";
const call = ["run", "salute", "--input", "whom=Bob", "--name", "the child"];
execFileSync(process.execPath, [process.argv[2], ...call], { stdio: "inherit" });
`;

/** What belongs to each: by which relation, called how, in which state; in the order of the page. */
const relations: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  "the original": [
    ["Repeated by", "the re-run", "Completed"],
    ["Results taken by", "the cached one", "Cached"],
    ["Same inputs", "the same again", "Completed"],
  ],
  "the re-run": [
    ["Repeats", "the original", "Completed"],
    ["Same inputs", "the same again", "Completed"],
    ["Same inputs", "the cached one", "Cached"],
  ],
  "the cached one": [
    ["Results of", "the original", "Completed"],
    ["Same inputs", "the same again", "Completed"],
    ["Same inputs", "the re-run", "Completed"],
  ],
  "the same again": [
    ["Same inputs", "the re-run", "Completed"],
    ["Same inputs", "the cached one", "Cached"],
    ["Same inputs", "the original", "Completed"],
  ],
  "the parent": [["Started runs", "the child", "Completed"]],
  "the child": [["Started by", "the parent", "Completed"]],
};

/** The tab of the details page that tells of other executions, with one of each relation. */
export function defineDetailsRelated(workbench: () => Workbench): void {
  it("lists re-runs, originals, cached ones, those that started it or that it started, and those of the same inputs", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    commandLine.write("salute.mjs", "console.log(process.argv[2]);\n");
    commandLine.write("starts.mjs", startingScript);
    commandLine.method("salute", {
      inputs: { whom: { schema: { type: "string" } } },
      ...commandParameters("node", "salute.mjs", "{{ whom }}"),
    });
    const salute = ["run", "salute", "--input", "whom=Ada"];
    const call = async (...args: readonly string[]): Promise<void> => {
      const { code, stderr } = await commandLine.run(...args);
      assert.equal(code, 0, stderr);
    };
    const { value } = await commandLine.json<{ id: string }>(...salute, "--name", "the original");
    await call(...salute, "--cache", "--name", "the cached one");
    await call("rerun", value.id, "--name", "the re-run");
    await call(...salute, "--name", "the same again");
    const program = join(repositoryRoot(), "dist", "cli.js");
    await runScript(commandLine, "--name", "the parent", "starts.mjs", "--", program);

    for (const [name, expected] of Object.entries(relations)) {
      const page = await openDetails(workbench(), name);
      await page.showTab("Related");
      const rows = page.section("Related Executions").locator("tbody tr");
      await rows.nth(expected.length - 1).waitFor();
      const told = (await rows.allInnerTexts()).map((row) => row.split("\t").map((cell) => cell.trim()));
      assert.deepEqual(
        told.map((cells) => cells.slice(0, 3)),
        expected,
        name,
      );
    }
    await workbench().screenshot("details-related");
  });

  it("leads from each of them to its details", async function () {
    this.timeout(180_000);
    for (const [name, others] of Object.entries(relations))
      for (const [index, [, other]] of others.entries()) {
        const page = await workbench().details(name);
        const row = page.section("Related Executions").locator("tbody tr").nth(index);
        await press(row.getByRole("button", { name: other, exact: true }));
        await workbench().tab(other).and(workbench().page.locator(".tab.active")).waitFor();
        const opened = await workbench().details(other);
        await opened.frame.locator("h1", { hasText: exactText(other) }).waitFor();
      }
  });

  it("leads to its lineage, from its artifacts and by G", async () => {
    const isOpen = workbench().tab("Lineage").and(workbench().page.locator(".tab.active"));
    const page = await openDetails(workbench(), "the parent");
    await page.showTab("Overview");
    await press(page.section("Artifacts").getByRole("button", { name: "Show Lineage" }));
    await isOpen.waitFor();
    await new LineagePage(await workbench().webview("Lineage")).node("the parent").waitFor();
    const again = await workbench().details("the parent");
    await press(again.frame.locator("h1"));
    await workbench().page.keyboard.press("g");
    await isOpen.waitFor();
  });
}
