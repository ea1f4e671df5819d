import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { DetailsPage } from "./detailsPage";
import { exactText } from "./exactText";
import { rawTable, runScript } from "./lineagePipeline";
import { openDetails } from "./openDetails";
import { press, until } from "./press";
import type { Workbench } from "./workbench";

const name = "looked at on disk";
const [input, output] = ["data/raw.csv", "data/clean.csv"];

const script = `
import { readFileSync, writeFileSync } from "node:fs";
writeFileSync("${output}", readFileSync(process.argv[2], "utf8").toUpperCase());
`;

/** Whether what an execution used and made is on the disk as it was, while its details page stands beside an editor. */
export function defineDetailsOnDisk(workbench: () => Workbench): void {
  const editor = (): Locator =>
    workbench()
      .page.locator(".editor-group-container")
      .filter({ has: workbench().tab("raw.csv") })
      .locator(".view-lines")
      .first();

  const mark = (page: DetailsPage, file: string): Locator =>
    page
      .section("Artifacts")
      .locator("tr")
      .filter({ has: page.frame.getByRole("button", { name: file }) })
      .locator(".disk");

  /** Presses something in one of the two groups until that group is the active one. */
  const goTo = async (target: Locator, title: string): Promise<void> => {
    const active = workbench().page.locator(".editor-group-container.active .tab.active", { hasText: title });
    await until(async () => {
      await press(target);
      await active.waitFor({ timeout: 3_000 });
      return true;
    }, `"${title}" is not in front.`);
  };

  /** Waits until the page says this of both files, once one has come back to it. */
  const says = async (page: DetailsPage, ofInput: string, ofOutput: string): Promise<void> => {
    await goTo(page.frame.locator("h1"), name);
    for (const [file, state] of [[input, ofInput] as const, [output, ofOutput] as const])
      await mark(page, file)
        .filter({ hasText: exactText(state) })
        .waitFor();
  };

  it("tells of an input and an output whether they are on the disk as they were: same, changed since, gone", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    const place = (path: string): string => join(commandLine.workspace, path);
    commandLine.write("upper.mjs", script);
    commandLine.write(input, rawTable);
    await runScript(commandLine, "--name", name, "upper.mjs", "--", input);
    await openDetails(workbench(), name);
    await workbench().runCommand("View: Move Editor into Right Group");
    await workbench().runCommand("View: Focus First Editor Group");
    await workbench().openFile(input);
    const page = await workbench().details(name);
    await page.showTab("Overview");
    await says(page, "same", "same");

    await goTo(editor(), "raw.csv");
    await workbench().page.keyboard.press("Control+Home");
    await workbench().page.keyboard.insertText("# corrected\n");
    await workbench().page.keyboard.press("Control+s");
    await workbench().tab("raw.csv").and(workbench().page.locator(".tab:not(.dirty)")).waitFor();
    await says(page, "changed since", "same");
    commandLine.write(output, "written by another\n");
    await goTo(editor(), "raw.csv");
    await says(page, "changed since", "changed since");
    await page.section("Artifacts").scrollIntoViewIfNeeded();
    await workbench().screenshot("details-on-disk");
    for (const path of [input, output]) rmSync(place(path));
    await goTo(editor(), "raw.csv");
    await says(page, "gone", "gone");
    commandLine.write(input, rawTable);
    await goTo(editor(), "raw.csv");
    await says(page, "same", "gone");
    assert.equal(await mark(page, output).getAttribute("title"), output, "its copy in the bundle is there");
    await workbench().runCommand("View: Close All Editors");
  });
}
