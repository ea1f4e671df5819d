import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths, workspaceLayout } from "../../src/bundle/layout";
import type { Annotations, Verification } from "../../src/core/records";
import type { DetailsPage } from "./detailsPage";
import { exactText } from "./exactText";
import { runScript } from "./lineagePipeline";
import { openDetails } from "./openDetails";
import { press, until } from "./press";
import type { Workbench } from "./workbench";

const [first, second] = ["called in a hurry", "called with care"];
const oneLine = "**0.98** with [the plan](https://example.org/plan)";
const several = `${oneLine}\n\n- more rows\n- fewer epochs`;

/** Name, note and tags, edited on the details page of an execution of the sample. */
export function defineDetailsAnnotations(workbench: () => Workbench): void {
  let id = "";
  const told = (): Annotations => workbench().bundles().json<Annotations>(id, bundlePaths.annotations);
  const becomes = (field: keyof Annotations, value: unknown): Promise<void> =>
    until(
      async () => await Promise.resolve(JSON.stringify(told()[field]) === JSON.stringify(value)),
      `annotations.json has not ${JSON.stringify(value)} as ${field}.`,
    );
  const answer = async (title: string, before: string, text: string): Promise<void> => {
    const { quickInput } = workbench();
    await quickInput.waitForTitle(title);
    assert.equal(await quickInput.value(), before);
    await quickInput.type(text);
    await quickInput.accept();
    await quickInput.waitUntilClosed();
  };
  const noteIs = async ({ frame }: DetailsPage, bold: string, items: readonly string[]): Promise<void> => {
    await frame.locator(".note b", { hasText: exactText(bold) }).waitFor();
    await until(
      async () => (await frame.locator(".note li").allInnerTexts()).join() === items.join(),
      `The note does not list ${items.join()}.`,
    );
  };

  it("has its name, tags and note edited there, the note as Markdown", async function () {
    this.timeout(90_000);
    workbench().commandLine().write("named.mjs", "console.log(1);\n");
    id = await runScript(workbench().commandLine(), "--name", first, "named.mjs");
    let page = await openDetails(workbench(), first);
    await page.showTab("Overview");
    const button = (name: string): Promise<void> => press(page.frame.getByRole("button", { name }).first());
    await button("Edit Name (F2)");
    await answer(`Name of ${id}`, first, second);
    page = await workbench().details(second);
    await page.frame.locator("h1", { hasText: exactText(second) }).waitFor();
    await becomes("name", second);
    await button("Edit Tags (T)");
    await answer(`Tags of ${second}`, "", "paper, best, paper");
    await page.frame.locator(".tags .tag", { hasText: exactText("best") }).waitFor();
    assert.deepEqual(await page.frame.locator(".tags .tag").allInnerTexts(), ["paper", "best"]);
    await becomes("tags", ["paper", "best"]);
    await page.frame.getByText("No note.").waitFor();
    await button("Add one");
    await answer(`Note on ${second}`, "", oneLine);
    await noteIs(page, "0.98", []);
    assert.equal(await page.frame.locator(".note a").getAttribute("href"), "https://example.org/plan");
    await becomes("note", oneLine);
  });

  it("has a note of several lines written in an editor, each save of which is shown", async function () {
    this.timeout(90_000);
    const { page: window, quickInput } = workbench();
    let page = await workbench().details(second);
    await press(page.frame.locator("h1"));
    await window.keyboard.press("e");
    await quickInput.waitForTitle(`Note on ${second}`);
    await quickInput.pressButton("Write It in an Editor");
    const draft = workbench().tab(`${id}.md`);
    await draft.waitFor();
    await window.locator(".editor-group-container.active .monaco-editor.focused").waitFor();
    await window.keyboard.press("Control+End");
    await window.keyboard.insertText(several.slice(oneLine.length));
    await window.keyboard.press("Control+s");
    await becomes("note", several);
    page = await workbench().details(second);
    await noteIs(page, "0.98", ["more rows", "fewer epochs"]);
    const item = page.frame.locator(".note li").first();
    assert.equal(await item.evaluate((element) => getComputedStyle(element).listStyleType), "disc");
    await workbench().screenshot("details-note");
    await press(page.frame.getByRole("button", { name: "Edit Note (E)" }));
    await draft.and(window.locator(".tab.active")).waitFor();
    const shown = window.locator(".editor-group-container.active .view-line", { hasText: "- fewer epochs" });
    await shown.waitFor();
    assert.equal(await quickInput.widget.count(), 0);
    await window.keyboard.press("Control+w");
    await draft.waitFor({ state: "detached" });
    const { cache } = workspaceLayout(workbench().commandLine().workspace);
    await until(
      async () => await Promise.resolve(!existsSync(join(cache, "notes", `${id}.md`))),
      "The draft is still there.",
    );
    assert.equal(told().note, several);
  });

  it("takes back one change after the other by Ctrl+Z", async () => {
    let page = await workbench().details(second);
    const undo = async (): Promise<void> => {
      await press(page.frame.locator("h1"));
      await workbench().page.keyboard.press("Control+z");
    };
    await undo();
    await noteIs(page, "0.98", []);
    assert.equal(told().note, oneLine);
    await undo();
    await page.frame.getByText("No note.").waitFor();
    await undo();
    await page.frame.locator(".tags .tag").first().waitFor({ state: "detached" });
    await undo();
    page = await workbench().details(first);
    await page.frame.locator("h1", { hasText: exactText(first) }).waitFor();
    const { name, note, tags } = told();
    assert.deepEqual({ name, note, tags }, { name: first, note: null, tags: [] });
    const { value } = await workbench().commandLine().json<Verification>("verify", id);
    assert.equal(value.ok, true, "what one says of it is no part of what was sealed");
  });
}
