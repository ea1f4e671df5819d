import assert from "node:assert/strict";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { workspace } from "vscode";
import { CommandLine } from "../../support/commandLine";
import { activeExtension, rowsOf, untilTree } from "../../support/liveTree";

const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
const executions = join(folder, ".executions", "executions");
const commandLine = new CommandLine(folder, { ELECTRON_RUN_AS_NODE: "1" });

const has =
  (text: string) =>
  (rows: readonly string[]): boolean =>
    rows.some((row) => row.includes(text));

/** Whether an execution of this name is shown that has ended; it was a moment ago, or longer on a busy machine. */
const hasEnded =
  (name: string) =>
  (rows: readonly string[]): boolean =>
    rows.some((row) => new RegExp(`${name} \\((now|\\d+ min)`).test(row));

describe("the tree of executions", () => {
  it("shows what the command line runs, as it runs and when it has ended", async () => {
    const { executions: tree } = await activeExtension();
    await rowsOf(tree);
    const running = commandLine.run(
      "run",
      "greet",
      "--input",
      "whom=world",
      "--name",
      "from the command line",
    );
    await untilTree(tree, has("from the command line"));
    assert.equal((await running).code, 0);
    const rows = await untilTree(tree, hasEnded("from the command line"));
    assert.ok(
      rows.some((row) => row.startsWith("  from the command line")),
      rows.join("\n"),
    );
  });

  it("shows a bundle that is copied in, and no longer one that is removed", async () => {
    const { executions: tree } = await activeExtension();
    const { stderr } = await commandLine.run(
      "run",
      "greet",
      "--input",
      "whom=world",
      "--name",
      "to be copied",
    );
    const id = commandLine.bundles().find((name) => stderr.includes(name));
    assert.ok(id, stderr);
    const elsewhere = join(folder, "elsewhere");
    await cp(join(executions, id), elsewhere, { recursive: true });
    await rm(join(executions, id), { recursive: true });
    await untilTree(tree, (rows) => !has("to be copied")(rows));
    await cp(elsewhere, join(executions, "copied-in"), { recursive: true });
    await untilTree(tree, hasEnded("to be copied"));
    await rm(join(executions, "copied-in"), { recursive: true });
    await untilTree(tree, (rows) => !has("to be copied")(rows));
    await rm(elsewhere, { recursive: true });
  });

  it("shows a bundle that cannot be read with the reason", async () => {
    const { executions: tree } = await activeExtension();
    const damaged = join(executions, "damaged", "metadata");
    await mkdir(damaged, { recursive: true });
    await writeFile(join(damaged, "jobStatus.json"), "{ not JSON");
    await untilTree(tree, has("damaged (jobStatus.json: not JSON"));
    await rm(join(executions, "damaged"), { recursive: true });
    await untilTree(tree, (rows) => !has("damaged")(rows));
  });
});

describe("the tree of methods", () => {
  it("follows the methods folder, and shows what is no descriptor with the reason", async () => {
    const { methods: tree } = await activeExtension();
    const before = await rowsOf(tree);
    assert.ok(before.length > 0, "the fixture's methods are not shown");
    const path = join(folder, ".executions", "methods", "wrong.json");
    await writeFile(path, "[]");
    await untilTree(tree, has("wrong.json ("));
    await rm(path);
    assert.deepEqual(await untilTree(tree, (rows) => !has("wrong.json")(rows)), before);
  });
});
