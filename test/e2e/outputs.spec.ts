import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { formatDuration } from "../../src/core/format/duration";
import { shortenId } from "../../src/core/format/shortId";
import type { JobStatus } from "../../src/core/jobStatus";
import { type DetailsPage } from "../support/detailsPage";
import { describeWorkbench } from "../support/describeWorkbench";
import { typeInput } from "../support/runForm";
import { press, until } from "../support/press";

describeWorkbench("the outputs and the commit of a run", {}, (workbench) => {
  const beside = (name: string) => join(dirname(workbench().workspace?.folder ?? ""), name);
  let id = "";
  const details = async (): Promise<DetailsPage> => await workbench().details(shortenId(id));
  const action = (page: DetailsPage, output: string, title: string) =>
    page
      .section("Artifacts")
      .locator("tr", { hasText: output })
      .getByRole("button", { name: title, exact: true });

  before(async () => {
    await workbench().workspace?.git("remote", "add", "origin", "git@github.com:example/penguins.git");
  });

  it("one that takes longer than 10 s is told by one notification, which opens the details", async () => {
    await workbench().openMethodForm("Train classifier");
    await typeInput(workbench().quickInput, "epochs: 40", "22");
    await typeInput(workbench().quickInput, "delay: 0.02", "0.5");
    await workbench().quickInput.pick("Run");
    const message = await workbench().notifications.waitFor(/Train classifier completed in/);
    id = workbench().bundles().only();
    const { started, finished } = workbench().bundles().json<JobStatus>(id, "metadata/jobStatus.json");
    const durationMs = Date.parse(finished ?? "") - Date.parse(started ?? "");
    assert.ok(durationMs > 10_000, `it took ${durationMs} ms`);
    assert.equal(message, `Train classifier completed in ${formatDuration(durationMs)}.`);
    await workbench().notifications.press(/completed in/, "Open Details");
    await (await details()).waitForState("Completed");
  });

  it("are saved elsewhere from the page, byte by byte", async () => {
    await press(action(await details(), "model.json", "Save As…"));
    await workbench().quickInput.waitForValue("model.json");
    await workbench().quickInput.answerPath(beside("kept model.json"));
    await workbench().quickInput.waitUntilClosed();
    const saved = readFileSync(join(workbench().bundles().folder(id), "outputs/model.json"));
    await until(async () => {
      // The save goes on after its dialog was closed.
      await delay(50);
      return readFileSync(beside("kept model.json")).equals(saved);
    }, "The file was not saved as it is.");
  });

  it("open in an editor from the page", async () => {
    const page = await details();
    await press(page.section("Artifacts").getByText("outputs/metrics.json", { exact: true }).first());
    await workbench().tab("metrics.json").waitFor();
    await press(workbench().tab(shortenId(id)));
  });

  it("are shown in the Explorer from the page", async () => {
    await press(action(await details(), "metrics.json", "Reveal in Explorer"));
    await workbench()
      .page.locator(".explorer-folders-view .monaco-list-row", { hasText: "metrics.json" })
      .waitFor();
  });

  it("has a link to the commit on the forge, which is asked for before it opens", async () => {
    await press(workbench().tab(shortenId(id)));
    const page = await details();
    await page.showTab("Code");
    await press(page.frame.getByText("Open on github.com").first());
    const { commit } = workbench().bundles().json<{ commit: string }>(id, "metadata/git.json");
    const dialog = workbench().notifications.dialog("external website");
    await dialog.filter({ hasText: `github.com/example/penguins/commit/${commit.slice(0, 7)}` }).waitFor();
    await workbench().page.keyboard.press("Escape");
  });

  it("may be those of a sample project of one's own, with a git repository in it", async () => {
    await workbench().runCommand("Executions: Open Sample Project…");
    await workbench().quickInput.waitForTitle("Where shall the sample project be copied to?");
    await workbench().quickInput.waitForValue("/");
    await workbench().quickInput.answerPath(`${dirname(workbench().workspace?.folder ?? "")}/`);
    await workbench().notifications.waitFor("The sample project is in");
    for (const file of ["train.mjs", ".git/HEAD", ".executions/methods/train.json"])
      assert.ok(existsSync(join(beside("penguins"), file)), file);
  });
});
