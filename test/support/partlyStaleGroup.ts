import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { violationsAround } from "./accessibility";
import { lineageThemes, LineagePage } from "./lineagePage";
import { runScript } from "./lineagePipeline";
import { press } from "./press";
import type { Workbench } from "./workbench";

/** A group on the Lineage page of which only some ran on what is there now. */
export function definePartlyStaleGroup(workbench: () => Workbench): void {
  it("tells how many of a group are stale, and has its icons before anything is drawn", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    const data = "data/measured.csv";
    commandLine.write(data, "name,mass\nadelie,3700,measured again\n");
    for (const rate of ["0.6", "0.7"]) await runScript(commandLine, "train.mjs", "--", data, rate);
    appendFileSync(join(commandLine.workspace, "train.mjs"), "// One line more.\n");
    await runScript(commandLine, "train.mjs", "--", data, "0.8");
    await workbench().openFile(data);
    await workbench().runCommand("Executions: Show Lineage");
    const { frame } = new LineagePage(await workbench().webview("Lineage"));
    await frame.locator("h1", { hasText: "measured.csv" }).waitFor();
    if ((await frame.locator("[data-action=affected][aria-pressed=true]").count()) > 0)
      await press(frame.locator("[data-action=affected]"));
    const group = frame.locator(".node", { hasText: "3 × train.mjs" });
    await group.locator(".fact", { hasText: "2 of 3 stale" }).waitFor();
    for (const [kind, theme] of Object.entries(lineageThemes)) {
      await workbench().useTheme(theme);
      await frame.locator(`body.vscode-${kind}`).waitFor();
      await workbench().screenshot(`lineage-partly-stale-${kind}`);
      assert.deepEqual(await violationsAround(frame.locator("body")), [], kind);
    }
    const fonts = await frame.locator("body").evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.includes("codicon.ttf"))
        .map((entry) => (entry instanceof PerformanceResourceTiming ? entry.initiatorType : "")),
    );
    assert.deepEqual(fonts, ["link"], "the font is asked for by the page itself, and once");
  });
}
