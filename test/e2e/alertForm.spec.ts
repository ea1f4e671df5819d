import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";
import { until } from "../support/press";

describeWorkbench("the form of an alert rule", {}, (workbench) => {
  const settings = (): readonly Record<string, unknown>[] => {
    const text = readFileSync(join(workbench().dataFolder, "User/settings.json"), "utf8");
    const { "executions.alerts.rules": rules } = JSON.parse(text) as Record<string, unknown>;
    return (rules ?? []) as Record<string, unknown>[];
  };

  const workspaceRules = (): readonly unknown[] => {
    const file = join(workbench().workspace?.folder ?? "", ".vscode/settings.json");
    const { "executions.alerts.rules": rules } = JSON.parse(readFileSync(file, "utf8")) as Record<
      string,
      unknown
    >;
    return (rules ?? []) as readonly unknown[];
  };

  before("run two", async function () {
    this.timeout(60_000);
    await workbench().openContainer("Executions");
    const commandLine = workbench().commandLine();
    const say = (name: string, value: number): readonly string[] => [
      "run",
      "--name",
      name,
      "--",
      "sh",
      "-c",
      `echo '{"type":"metric","name":"error","value":${value}}' >> $EXECUTION_EVENTS`,
    ];
    await commandLine.run(...say("high", 3));
    await commandLine.run(...say("low", 1));
  });

  it("asks for each field, and shows which past executions the rule would have told of", async () => {
    const form = workbench().quickInput;
    await workbench().runCommand("Executions: New Alert Rule…");
    await form.pick("A metric is beyond a limit, or no number");
    await form.waitForTitle("New Alert Rule");
    await form.rowWith("not complete yet").waitFor();
    await form.pick("Save Rule");
    await form.waitForTitle("Metric · New Alert Rule");
    await form.pick("error");
    await form.pick("Save Rule");
    await form.waitForTitle("Over · New Alert Rule");
    await form.type("much");
    await form.waitForMessage("A number is expected here.");
    await form.type("2");
    await form.accept();
    await form.rowWith("error 3 is over 2").waitFor();
    await form.rowWith("Would have told of 1 of the last 2 executions").waitFor();
    await workbench().screenshot("alerts-form");
    await form.pick("Title");
    await form.waitForTitle("Title · New Alert Rule");
    await form.type("Diverged");
    await form.accept();
    await form.rowWith("Diverged").waitFor();
    await form.pick("Save Rule");
    await form.waitUntilClosed();
    await until(() => Promise.resolve(settings().length === 1), "the rule was not saved");
    assert.deepEqual(settings(), [{ title: "Diverged", when: "metric", name: "error", over: 2 }]);
  });

  it("changes a rule, and moves it to the workspace", async () => {
    const form = workbench().quickInput;
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await form.pick("Diverged");
    await form.waitForTitle("Edit Alert Rule");
    await form.pick("NaN or infinity");
    await form.rowWith(/NaN or infinity\s*yes/).waitFor();
    await form.pick("Kept in");
    await form.waitForTitle("Kept in · Edit Alert Rule");
    await form.pick("Workspace Settings");
    await form.rowWith(/Kept in\s*Workspace Settings/).waitFor();
    await form.pick("Save Rule");
    await form.waitForTitle("Alert Rules");
    await form.rowWith("Workspace Settings").waitFor();
    assert.deepEqual(settings(), []);
    const rule = { title: "Diverged", when: "metric", name: "error", over: 2, notANumber: true };
    assert.deepEqual(workspaceRules(), [rule]);
    await form.escape();
  });

  it("mutes and deletes rules from their list, with Undo", async () => {
    const form = workbench().quickInput;
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await form.pressRowButton("Diverged", "Mute");
    await form.rowWith("muted").waitFor();
    await form.pressRowButton("Diverged", "Delete Rule");
    await form.row("Diverged").waitFor({ state: "hidden" });
    // Between two lists nothing is shown at all.
    await form.row("Open Settings").waitFor();
    await form.escape();
    await workbench().notifications.press("Deleted the alert rule: Diverged.", "Undo");
    await until(() => Promise.resolve(workspaceRules().length === 1), "the rule did not come back");
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await form.row("Diverged").waitFor();
    await form.escape();
  });

  it("goes on where one left it, and is walked through by the keyboard alone, in every theme", async () => {
    const form = workbench().quickInput;
    for (const theme of ["Light Modern", "Dark High Contrast", "Dark Modern"]) {
      await workbench().useTheme(theme);
      await workbench().runCommand("Executions: New Alert Rule…");
      await form.waitForTitle("New Alert Rule");
      await form.type("It prints nothing");
      await form.accept();
      await form.row("Would have told of 0 of the last 2 executions").waitFor();
      await workbench().screenshot(`alerts-form-${theme}`);
      await form.type("For how long");
      await form.accept();
      await form.waitForTitle("For how long · New Alert Rule");
      await form.type("20");
      await form.accept();
      await form.rowWith("no output for 20 min").waitFor();
      await form.escape();
      await form.waitUntilClosed();
    }
    await workbench().runCommand("Executions: New Alert Rule…");
    await form.rowWith("It prints nothing").waitFor();
    await form.accept();
    await form.rowWith("no output for 20 min").waitFor();
    await form.accept();
    await form.waitUntilClosed();
    await until(() => Promise.resolve(settings().length === 1), "the rule was not saved");
    assert.deepEqual(settings(), [{ when: "silent", minutes: 20 }]);
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await form.pick("no output for 20 min");
    await form.waitForTitle("Edit Alert Rule");
    await form.pick("Delete Rule");
    await form.waitForTitle("Alert Rules");
    await form.escape();
    assert.deepEqual(settings(), []);
  });
});
