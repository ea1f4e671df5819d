import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JobStatus } from "../../src/core/jobStatus";
import { pickFromContextMenu } from "../support/contextMenu";
import { describeWorkbench } from "../support/describeWorkbench";
import { until } from "../support/press";

const scripts: Readonly<Record<string, string>> = {
  Ask: `
import sys, time
name = input("Who are you? ")
for done in range(0, 101, 20):
    sys.stdout.write(f"\\rworking {done} %")
    sys.stdout.flush()
    time.sleep(0.05)
print(f"\\n\\x1b[32mHello {name}\\x1b[0m")
`,
  Tick: `
import itertools, time
for number in itertools.count():
    print(f"\\x1b[33mtick {number}\\x1b[0m")
    time.sleep(0.5)
`,
  Quick: "print('done')",
};

describeWorkbench("the end of a run", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const statusOf = (id: string): JobStatus =>
    workbench().bundles().json<JobStatus>(id, "metadata/jobStatus.json");
  const newest = (): string => workbench().bundles().ids().at(-1) ?? "";

  /** The last tick that the terminal shows; -1 where it shows none. */
  async function lastTick(): Promise<number> {
    const ticks = [...(await workbench().terminalText()).matchAll(/^tick (\d+)$/gm)];
    return Number(ticks.at(-1)?.[1] ?? -1);
  }

  function write(path: string, content: string): void {
    const file = join(workbench().workspace?.folder ?? "", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Starts a method by its form; settles when its execution runs, with its id. */
  async function start(title: string, name: string): Promise<string> {
    await workbench().openMethodForm(title);
    const form = workbench().quickInput;
    await form.pick("Name, note and tags");
    await form.pick("Name");
    await form.waitForTitle("Name ·");
    await form.type(name);
    await form.accept();
    await form.waitForTitle("Name, note and tags");
    await form.escape();
    await form.waitForTitle(`Run ${title}`);
    await form.pick("Run");
    await form.waitUntilClosed();
    await executions().open();
    await executions().row(name).waitFor();
    await executions().rowNamed(`${name}, Executing`).waitFor();
    return newest();
  }

  before(async () => {
    for (const [title, script] of Object.entries(scripts)) {
      const id = title.toLowerCase();
      write(`scripts/${id}.py`, script);
      const description = {
        id: `a-${id}`,
        title,
        version: "1.0.0",
        inputs: {},
        outputs: {},
        additionalParameters: { parameters: [{ name: "command", value: ["python3", `scripts/${id}.py`] }] },
      };
      write(`.executions/methods/a-${id}.json`, JSON.stringify(description));
    }
    await workbench().openContainer("Executions");
  });

  it("comes after a script asked for input, drew a progress bar and used colours", async () => {
    const id = await start("Ask", "asked");
    await workbench().waitForTerminal("Who are you?");
    await workbench().typeInTerminal("Ada\n");
    await workbench().waitForTerminal("Hello Ada");
    await workbench().bundles().sealed(id);
    const text = await workbench().terminalText();
    assert.match(text, /^working 100 %$/m);
    assert.doesNotMatch(text, /working 20 %/);
    const green = workbench().terminal().locator("span.xterm-fg-2", { hasText: "Hello Ada" });
    assert.equal(await green.count(), 1);
    await workbench().screenshot("ending-input");
    assert.equal(statusOf(id).state, "COMPLETED");
  });

  it("is brought by the row's Stop", async () => {
    const id = await start("Tick", "by-row");
    await executions().pressRowAction("by-row", "Stop");
    await executions().rowNamed("by-row, Stopped").waitFor();
    await workbench().bundles().sealed(id);
    assert.match(statusOf(id).reason ?? "", /^stopped by the user after/);
  });

  it("comes when the terminal is killed", async () => {
    const id = await start("Tick", "by-terminal");
    await workbench().waitForTerminal("tick 3");
    await workbench().runCommand("Terminal: Kill the Active Terminal Instance");
    await executions().rowNamed("by-terminal, Stopped").waitFor();
    await workbench().bundles().sealed(id);
    assert.match(statusOf(id).reason ?? "", /^terminal closed after/);
  });

  it("does not come with a reload of the window; live output follows what goes on, and stops it", async () => {
    const id = await start("Tick", "reloaded");
    await workbench().waitForTerminal("tick 3");
    const { owner } = statusOf(id);
    const before = workbench().bundles().ids();
    await workbench().reload();
    await executions().open();
    await executions().rowNamed("reloaded, Executing").waitFor();
    // VS Code attaches the task's own terminal again, late on a busy machine, and brings it to the front.
    await workbench().waitForTerminal(/^tick \d+$/);
    await executions().pickFromMenu("reloaded", "Show Live Output");
    await workbench().waitForTerminalInFront(`(live) ${id}`);
    await workbench().waitForTerminal(/^tick \d+$/);
    const seen = await lastTick();
    await until(async () => (await lastTick()) >= seen + 5, "the live output does not go on");
    await workbench().screenshot("ending-live-output");
    await workbench()
      .terminal()
      .locator("span.xterm-fg-3", { hasText: /^tick \d+$/ })
      .last()
      .waitFor();
    assert.deepEqual(statusOf(id).owner, owner);
    assert.deepEqual(workbench().bundles().ids(), before, "the reload started something anew");
    await workbench().typeInTerminal("");
    await workbench().page.keyboard.press("Control+c");
    await workbench().waitForTerminal("Press Ctrl+C again to stop the execution");
    await workbench().page.keyboard.press("Control+c");
    await workbench().waitForTerminal(/Stopped · stopped by the user after/);
    await workbench().waitForTerminalInFront(`(live) ${id}`);
    await executions().rowNamed("reloaded, Stopped").waitFor();
    await workbench().bundles().sealed(id);
    assert.equal(statusOf(id).state, "STOPPED");
    assert.match(statusOf(id).reason ?? "", /^stopped by the user after/);
  });

  it("is brought from another window on the same folder", async () => {
    const id = await start("Tick", "elsewhere");
    const second = await workbench().openSecondWindow();
    await second.openContainer("Executions");
    const tree = second.tree("Executions");
    await tree.open();
    await tree.rowNamed("elsewhere, Executing").waitFor();
    await tree.pressRowAction("elsewhere", "Stop");
    await tree.rowNamed("elsewhere, Stopped").waitFor();
    await executions().rowNamed("elsewhere, Stopped").waitFor();
    await second.page.close();
    await workbench().bundles().sealed(id);
  });

  it("of several at once tells how many of the selected run, and stops those", async () => {
    await start("Tick", "one");
    await start("Tick", "two");
    await until(async () => {
      const names = await workbench().terminalNames();
      return names.filter((name) => /^(one|two) /.test(name)).length === 2;
    }, "the two runs have no terminals of their own");
    const rows = ["one", "two", "elsewhere"].map((name) => executions().row(name));
    await executions().select(rows);
    const [first] = rows;
    if (first !== undefined) await pickFromContextMenu(workbench().page, first, "Stop");
    const dialog = "Stop 2 of 3 selected executions?";
    await workbench().notifications.dialog(dialog).waitFor();
    await workbench().screenshot("ending-bulk-stop");
    assert.match(await workbench().notifications.dialog(dialog).innerText(), /Not running any more: 1\./);
    await workbench().notifications.pressInDialog(dialog, "Stop");
    await executions().rowNamed("one, Stopped").waitFor();
    await executions().rowNamed("two, Stopped").waitFor();
  });
});
