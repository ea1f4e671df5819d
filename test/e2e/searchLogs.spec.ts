import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";

const script = `
const [word = "", count = "3"] = process.argv.slice(2);
for (let line = 1; line <= Number(count); line += 1) console.log("line " + line + (line === 3 ? " " + word : ""));
console.error("warning of " + word);
`;

describeWorkbench("the search in the logs of all executions", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const search = async (text: string): Promise<void> => {
    await workbench().runCommand("Executions: Search Logs of All Executions…");
    await workbench().quickInput.waitForTitle("Search Logs of All Executions");
    await workbench().quickInput.type(text);
  };

  before("run three", async () => {
    const folder = join(workbench().workspace?.folder ?? "", "scripts");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "say.mjs"), script);
    await workbench().openContainer("Executions");
    await executions().open();
    const commandLine = workbench().commandLine();
    for (const [name, word] of [
      ["first", "needle"],
      ["second", "hay"],
      ["third", "Needle"],
    ] as const) {
      const { code, stderr } = await commandLine.run("run", "scripts/say.mjs", "--name", name, "--", word);
      assert.equal(code, 0, stderr);
    }
    await commandLine.run("archive", workbench().bundles().ids()[0] ?? "");
    await executions().rowWith("archived").waitFor();
    for (const name of ["first", "second", "third"]) await executions().row(name).waitFor();
  });

  it("shows each line with its stream and number, archived executions too", async () => {
    await search("needle");
    await workbench().quickInput.waitForTitle("4 lines in 2 executions");
    const rows = (await workbench().quickInput.rows()).map(({ label, description }) => [label, description]);
    assert.deepEqual(rows, [
      ["line 3 Needle", "out:3"],
      ["warning of Needle", "err:1"],
      ["line 3 needle", "out:3"],
      ["warning of needle", "err:1"],
    ]);
    await workbench().screenshot("search-logs");
  });

  it("tells upper from lower case on wish, and takes regular expressions", async () => {
    await workbench().quickInput.pressButton("Match Case");
    await workbench().quickInput.waitForTitle("2 lines in 1 execution");
    await workbench().quickInput.pressButton("Use Regular Expression");
    await workbench().quickInput.type("^line [12]$");
    await workbench().quickInput.waitForTitle("6 lines in 3 executions");
    await workbench().quickInput.type("(");
    await workbench().quickInput.rowWith("Unterminated group").waitFor();
    await workbench().quickInput.escape();
    await workbench().quickInput.waitUntilClosed();
  });

  it("opens a line at its place in the log, which cannot be written in", async () => {
    await search("warning of hay");
    await workbench().quickInput.pick("warning of hay");
    await workbench().tab("stderr.log").waitFor();
    await workbench().page.locator(".editor-instance .view-line", { hasText: "warning of hay" }).waitFor();
    await workbench().page.locator(".part.statusbar", { hasText: "Ln 1, Col 1" }).waitFor();
  });

  it("looks into those alone that the tree's query finds, until one lifts that", async () => {
    await workbench().runCommand("Executions: Filter by Query…");
    await workbench().quickInput.type("name:third");
    await workbench().quickInput.rowWith("Show 1 of 3 executions").waitFor();
    await workbench().quickInput.accept();
    await executions().row("first").waitFor({ state: "hidden" });
    await search("needle");
    await workbench().quickInput.waitForTitle("2 lines in 1 execution");
    await workbench().quickInput.pressButton("Only Executions That Match name:third");
    await workbench().quickInput.waitForTitle("4 lines in 2 executions");
    await workbench().quickInput.escape();
    await workbench().runCommand("Executions: Clear Query");
    await executions().row("first").waitFor();
  });

  it("shows the first lines of a large log at once, and ends when it is closed", async () => {
    const { code } = await workbench()
      .commandLine()
      .run("run", "scripts/say.mjs", "--name", "large", "--", "rare", "400000");
    assert.equal(code, 0);
    await executions().rowNamed("large, Completed,").waitFor();
    await search("line");
    await workbench().quickInput.waitForTitle("2000+ lines");
    await workbench().quickInput.escape();
    await workbench().quickInput.waitUntilClosed();
    assert.deepEqual(await workbench().notifications.messages(), []);
  });
});
