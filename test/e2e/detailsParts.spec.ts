import assert from "node:assert/strict";
import { shortenId } from "../../src/core/format/shortId";
import type { ExecutionSummary } from "../../src/core/summary";
import { violationsAround } from "../support/accessibility";
import { Clipboard } from "../support/clipboard";
import { CommandLine } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { defineDetailsAnnotations } from "../support/detailsAnnotations";
import { defineDetailsFlow } from "../support/detailsFlow";
import { defineDetailsOnDisk } from "../support/detailsOnDisk";
import type { DetailsPage } from "../support/detailsPage";
import { defineDetailsRelated } from "../support/detailsRelated";
import { exactText } from "../support/exactText";
import { provJsonProblems } from "../support/provJsonSchema";
import { press } from "../support/press";
import { crateProblems } from "../support/crateRules";
import { makeTemporaryFolder, removeFolder } from "../support/temporaryFolder";
import { readTree } from "../support/zipSample";

const themes = { dark: "Dark Modern", light: "Light Modern", "high-contrast": "Dark High Contrast" };

const script = `
import os
out = os.environ["EXECUTION_OUTPUTS"]
open(out + "/birds.csv", "w").write("species,mass\\nAdelie,3750\\nGentoo,5000\\n")
open(out + "/plot.svg", "w").write('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><rect width="120" height="60" fill="teal"/></svg>')
open(out + "/metrics.json", "w").write('{"loss":0.5}')
open(out + "/model.bin", "wb").write(bytes([0, 1, 2]))
os.makedirs(out + "/plots")
open(out + "/plots/note.txt", "w").write("<b>text</b>")
print("loss: 0.5")
`;

const note =
  "**0.986** with <b>all</b> inputs:\n- see [the plan](https://example.org/plan)\n- not [this](javascript:alert(1))";

describeWorkbench("the parts of the details page", { size: { width: 1440, height: 1000 } }, (workbench) => {
  let first: ExecutionSummary;
  let again: ExecutionSummary;
  let page: DetailsPage;

  before("run a script twice, and a method", async () => {
    const commandLine = workbench().commandLine();
    commandLine.write("analyse.py", script);
    commandLine.write("requirements.txt", "birds==1.0\n");
    first = (await commandLine.json<ExecutionSummary>("run", "analyse.py", "--note", note, "--", "--seed=1"))
      .value;
    again = (await commandLine.json<ExecutionSummary>("rerun", first.id)).value;
    assert.deepEqual([first.state, again.state], ["COMPLETED", "COMPLETED"]);
    await workbench().openContainer("Executions");
    const executions = workbench().tree("Executions");
    await executions.open();
    page = await workbench().openDetails(executions.rowNamed(first.id.slice(-4)), shortenId(first.id));
    await page.waitForState("Completed");
  });

  /** Opens the details of an execution by what it is called. */
  const detailsOf = async (name: string): Promise<DetailsPage> =>
    await workbench().openDetails(workbench().tree("Executions").rowWith(name), name);

  /** What "Open Script as It Ran" shows, in an editor that takes no typing. */
  async function scriptAsRan(name: string, file: string): Promise<readonly string[]> {
    const shown = await detailsOf(name);
    await shown.showTab("Code");
    await press(shown.frame.getByRole("button", { name: "Open Script as It Ran" }));
    await workbench().tab(file).waitFor();
    const editor = workbench().page.locator(".editor-group-container.active .editor-instance .monaco-editor");
    const lines = async (): Promise<string[]> =>
      (await editor.locator(".view-line").allInnerTexts()).map((line) => line.replaceAll("\u00a0", " "));
    await editor.locator(".view-line", { hasText: "echo" }).first().waitFor();
    const before = await lines();
    await workbench().page.locator(".editor-group-container.active .monaco-editor.focused").waitFor();
    await workbench().page.keyboard.press("x");
    await workbench()
      .page.locator(".monaco-editor-overlaymessage", { hasText: /read-only/i })
      .waitFor();
    assert.deepEqual(await lines(), before);
    await workbench().page.keyboard.press("Control+w");
    await workbench().tab(file).waitFor({ state: "detached" });
    return before;
  }

  const content = () => page.frame.locator(".raw .content");
  const choose = (name: string) => press(page.frame.locator(".raw nav .row", { hasText: name }).first());

  it("shows the provenance in each standard, valid", async () => {
    await page.showTab("Provenance");
    await content().locator("pre", { hasText: "<prov:document" }).waitFor();
    await choose("PROV-JSON");
    const json = content().locator("pre", { hasText: '"wasAssociatedWith"' });
    assert.deepEqual(provJsonProblems(await json.innerText()), []);
    await choose("RO-Crate");
    const crate = content().locator("pre", { hasText: "ro-crate-metadata.json" });
    const metadata: unknown = JSON.parse(await crate.innerText());
    const tree = readTree(workbench().bundles().folder(first.id));
    const paths = Object.keys(tree).filter((path) => !path.endsWith("/"));
    assert.deepEqual(crateProblems(metadata, paths), []);
    const told = JSON.stringify(metadata);
    for (const path of paths) assert.ok(told.includes(`"@id":"${path}"`), path);
  });

  it("shows files as a tree, with a table, an image, JSON laid out, text as text, and no bytes", async () => {
    await page.showTab("Files");
    await choose("birds.csv");
    const table = content().locator("table.cells");
    await table.getByRole("cell", { name: "Gentoo" }).waitFor();
    assert.deepEqual(await table.getByRole("columnheader").allInnerTexts(), ["species", "mass"]);
    await choose("plot.svg");
    const width = await content()
      .locator("img.preview")
      .evaluate(async (image) => {
        if (!(image instanceof HTMLImageElement)) return 0;
        await image.decode();
        return image.naturalWidth;
      });
    assert.equal(width, 120);
    await choose("metrics.json");
    assert.equal(await content().locator("pre").innerText(), '{\n  "loss": 0.5\n}');
    await choose("model.bin");
    await content().getByText("There is no preview of this kind of file.").waitFor();
    await choose("plots");
    const note = page.frame.locator(".raw nav .row", { hasText: "note.txt" });
    await note.waitFor({ state: "hidden" });
    await choose("plots");
    await press(note);
    assert.equal(await content().locator("pre").innerText(), "<b>text</b>");
  });

  it("opens a file of a kind that it has no preview of with VS Code's own editor", async () => {
    await choose("model.bin");
    await press(content().locator("executions-file-preview").getByRole("button", { name: "Open" }));
    await workbench().tab("model.bin").and(workbench().page.locator(".tab.active")).waitFor();
    const editor = workbench().page.locator(".editor-group-container.active .editor-instance");
    await editor.getByText(/is either binary or uses an unsupported text encoding/).waitFor();
    await workbench().page.keyboard.press("Control+w");
    page = await workbench().details(shortenId(first.id));
  });

  it("finds in the environment what is sought, and tells what differs from now", async () => {
    await page.showTab("Environment");
    await press(page.frame.getByRole("button", { name: "Compare with Now" }));
    const difference = page.section("Against Now");
    await difference.getByText(/Nothing of \d+ facts differs from now\./).waitFor();
    workbench().commandLine().write("requirements.txt", "birds==2.0\n");
    await press(page.frame.getByRole("button", { name: "Compare with Now" }));
    const row = difference.locator("tr.changed");
    await row.locator("th", { hasText: exactText("requirements.txt") }).waitFor();
    assert.equal(await row.count(), 1);
    const [then = "", now = ""] = await row.locator("td").allInnerTexts();
    assert.match(then, /^[0-9a-f]{8,}/);
    assert.match(now, /^[0-9a-f]{8,}/);
    assert.notEqual(then, now);
    await workbench().screenshot("details-environment-difference");
    const variables = page.section("Environment variables");
    await variables.locator("th", { hasText: exactText("PATH") }).waitFor();
    await page.frame.getByRole("searchbox", { name: "Search the environment" }).fill("pythonunbuffered");
    await variables.locator("th", { hasText: exactText("PATH") }).waitFor({ state: "hidden" });
    await variables.locator("th", { hasText: exactText("PYTHONUNBUFFERED") }).waitFor();
  });

  it("opens the script as it ran, for reading alone: of a commit, with changes on it, and outside of git", async function () {
    this.timeout(90_000);
    const { workspace } = workbench();
    assert.ok(workspace);
    const commandLine = workbench().commandLine();
    const run = async (name: string): Promise<void> => {
      assert.equal((await commandLine.run("run", "steps/count.sh", "--name", name)).code, 0);
    };
    commandLine.write("steps/count.sh", "echo committed\necho 2\n");
    await workspace.git("add", "steps");
    await workspace.git("commit", "--quiet", "--message", "Count");
    await run("as committed");
    commandLine.write("steps/count.sh", "echo changed\necho 2\n");
    await run("as changed");
    commandLine.write("steps/count.sh", "echo today\n");
    const elsewhere = new CommandLine(await makeTemporaryFolder("outside-of-git"));
    try {
      elsewhere.write("alone.sh", "echo outside\n");
      const { value } = await elsewhere.json<ExecutionSummary>("run", "alone.sh", "--name", "outside");
      const { code } = await commandLine.run("import", value.id, "--from", elsewhere.workspace);
      assert.equal(code, 0);
    } finally {
      await removeFolder(elsewhere.workspace);
    }
    assert.deepEqual(await scriptAsRan("as committed", "count.sh"), ["echo committed", "echo 2", ""]);
    assert.deepEqual(await scriptAsRan("as changed", "count.sh"), ["echo changed", "echo 2", ""]);
    assert.deepEqual(await scriptAsRan("outside", "alone.sh"), ["echo outside", ""]);
    page = await workbench().openDetails(
      workbench().tree("Executions").rowNamed(first.id.slice(-4)),
      shortenId(first.id),
    );
  });

  it("tells of executions that belong to it, each a link", async () => {
    await page.showTab("Related");
    const related = page.section("Related Executions");
    const row = related.locator("tr", { hasText: "Repeated by" });
    await press(row.getByRole("button"));
    const other = await workbench().details(shortenId(again.id));
    await other.waitForState("Completed");
    await other.showTab("Related");
    await other.section("Related Executions").locator("tr", { hasText: "Repeats" }).waitFor();
    page = await workbench().openDetails(
      workbench().tree("Executions").rowNamed(first.id.slice(-4)),
      shortenId(first.id),
    );
  });

  it("shows the note as the Markdown that it is, and nothing of it runs", async () => {
    await page.showTab("Overview");
    const shown = page.frame.locator(".note");
    assert.equal(await shown.locator("b").innerText(), "0.986");
    assert.equal(await shown.locator("li").count(), 2);
    const links = await shown.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.deepEqual(links, ["https://example.org/plan"]);
    assert.match(await shown.innerText(), /<b>all<\/b>[\s\S]*\[this\]\(javascript:alert\(1\)\)/);
  });

  it("tells who else used or made what it used and made", async () => {
    await page.showTab("Overview");
    const artifacts = page.section("Artifacts");
    await press(artifacts.getByRole("button", { name: "Who Else Used or Made Them?" }));
    const made = artifacts.locator("tr", { hasText: "birds.csv" });
    await made.getByText("made by").waitFor();
    await made.getByRole("button", { name: shortenId(again.id, 16) }).waitFor();
    const used = artifacts.locator("tr", { hasText: "analyse.py" });
    await used.getByText("used by").waitFor();
  });

  it("copies it as a command line, an id, a path, a link and Markdown", async () => {
    const clipboard = await Clipboard.of(workbench().page);
    const copied = async (form: string): Promise<string> => {
      await clipboard.clear();
      await press(page.frame.getByRole("button", { name: "Copy As…" }));
      await workbench().quickInput.pick(form);
      return await clipboard.next();
    };
    assert.match(await copied("Command Line"), /python[\d.]* .*analyse\.py --seed=1$/);
    assert.equal(await copied("Id"), first.id);
    assert.equal(await copied("Path"), first.path);
    assert.match(await copied("Link"), new RegExp(`://.*/execution\\?workspace=.*${first.id}$`));
    assert.match(
      await copied("Markdown Summary"),
      /\| Execution \| .*\n\| State \| Completed \|[\s\S]*birds\.csv/,
    );
  });

  for (const [kind, theme] of Object.entries(themes))
    it(`breaks no rule of accessibility in ${theme}`, async () => {
      await workbench().useTheme(theme);
      for (const tab of ["Provenance", "Files", "Environment", "Related", "Overview"]) {
        await page.showTab(tab);
        if (tab === "Files") await choose("birds.csv");
        await page.frame.locator("#panel section").first().waitFor();
        await workbench().screenshot(`details-${tab.toLowerCase()}-${kind}`);
        assert.deepEqual(await violationsAround(page.frame.locator("main")), [], `${tab} in ${theme}`);
      }
    });

  defineDetailsFlow(workbench);
  defineDetailsOnDisk(workbench);
  defineDetailsAnnotations(workbench);
  defineDetailsRelated(workbench);
});
