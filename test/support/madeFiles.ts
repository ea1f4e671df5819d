import assert from "node:assert/strict";
import { pickFromContextMenu } from "./contextMenu";
import { runScript } from "./lineagePipeline";
import { until } from "./press";
import type { Workbench } from "./workbench";

const file = "data/summary.json";

const script = `
import { readFileSync, writeFileSync } from "node:fs";
const rows = readFileSync(process.argv[2], "utf8").trimEnd().split("\\n").length - 1;
writeFileSync("${file}", JSON.stringify({ rows, of: "measures of penguins" }) + "\\n");
`;

/** Who made a JSON file of the workspace: over its first line, and in the Explorer. */
export function defineMadeFiles(workbench: () => Workbench): void {
  let id = "";
  const repeated = async (): Promise<number> => {
    const { value } = await workbench()
      .commandLine()
      .json<{ rerunOf: string | null; state: string }[]>("list");
    return value.filter(({ rerunOf, state }) => rerunOf === id && state === "COMPLETED").length;
  };
  const runsAgain = async (times: number): Promise<void> => {
    await workbench().quickInput.waitForTitle("summarize.mjs");
    await workbench().quickInput.accept();
    await until(async () => (await repeated()) === times, `It was not run again ${times} times.`);
  };

  it("tells over the first line of a JSON file who made it, and runs that again", async function () {
    this.timeout(90_000);
    const commandLine = workbench().commandLine();
    commandLine.write("summarize.mjs", script);
    id = await runScript(commandLine, "--name", "the summary", "summarize.mjs", "--", "data/raw.csv");
    await workbench().openFile(file);
    await workbench()
      .codeLens(/Made by the summary · /)
      .waitFor();
    const active = workbench().page.locator(".editor-group-container.active");
    const titles = await active.locator(".codelens-decoration a").allInnerTexts();
    assert.deepEqual(
      titles.slice(1).map((title) => title.trim()),
      ["Lineage", "Re-run It…"],
    );
    await until(async () => {
      const lens = await active.locator(".codelens-decoration").boundingBox();
      const line = await active.locator(".view-line", { hasText: "measures" }).boundingBox();
      return lens !== null && line !== null && lens.y < line.y;
    }, "It does not stand over the first line.");
    await workbench().screenshot("made-json");
    await workbench().clickCodeLens("Re-run It…");
    await runsAgain(1);
  });

  it("says who made a file from the Explorer's menu: with its details, its lineage, and to run it again", async function () {
    this.timeout(90_000);
    const { page, quickInput } = workbench();
    await workbench().openContainer("Explorer");
    await workbench().openFile(file);
    const row = page.locator(".explorer-folders-view .monaco-list-row", { hasText: "summary.json" });
    const ask = async (): Promise<void> => {
      await pickFromContextMenu(page, row, "Who Made This File?");
      await quickInput.waitForTitle("summary.json was made by ");
    };
    await ask();
    const labels = (await quickInput.rows()).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ["Open Details", "Show Lineage", "Re-run It…"]);
    await workbench().screenshot("made-explorer");
    await quickInput.pick("Re-run It…");
    await quickInput.waitForTitle("summarize.mjs");
    await quickInput.escape();
    await quickInput.waitUntilClosed();
    await ask();
    await quickInput.pick("Open Details");
    await page.locator(".tab.active", { hasText: /summar/ }).waitFor();
    await workbench().openContainer("Executions");
  });
}
