import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExecutionEvent, Verification } from "../../src/core/records";
import type { ExecutionSummary } from "../../src/core/summary";
import { pair, steady } from "../support/alertScripts";
import { describeWorkbench } from "../support/describeWorkbench";
import { commandLineOf, processesWith } from "../support/liveProcesses";
import { until } from "../support/press";

const kinds = ["failed", "duration", "metric", "nan", "property", "memory", "cpu", "silent"] as const;

const rules = [
  { when: "failed", query: "tag:failed" },
  { when: "duration", minutes: 0.1, query: "tag:duration" },
  { when: "metric", name: "error", over: 1, query: "tag:metric" },
  { when: "metric", name: "loss", notANumber: true, query: "tag:nan" },
  { when: "property", name: "rows", under: 10, query: "tag:property" },
  { when: "memory", over: 100, query: "tag:memory" },
  { when: "cpu", over: 8, minutes: 0.02, query: "tag:cpu" },
  { when: "silent", minutes: 0.1, query: "tag:silent" },
  { when: "slow", times: 3, runs: 5, atLeast: 2, query: "script:steady.py" },
];

const messages: Readonly<Record<(typeof kinds)[number] | "slow", RegExp>> = {
  failed: /^failed: /,
  duration: /^(runs for|took) .*, over 6 s$/,
  metric: /^error 1\.5 at step 4 is over 1$/,
  nan: /^loss NaN is no number$/,
  property: /^rows 9 is under 10$/,
  memory: /^memory .* MB is over 100 MB$/,
  cpu: /^CPU .* % is over 8 % for 1\.2 s$/,
  silent: /^(no output|was silent) for /,
  slow: /^(runs for|took) .*, usually /,
};

describeWorkbench("alerts", { settings: { "executions.alerts.rules": rules } }, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const folder = (): string => workbench().workspace?.folder ?? "";
  const userSettings = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(workbench().dataFolder, "User/settings.json"), "utf8")) as Record<
      string,
      unknown
    >;

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(folder(), path)), { recursive: true });
    writeFileSync(join(folder(), path), content);
  }

  async function run(name: string, script: string, tag: string, ...args: readonly string[]): Promise<string> {
    const { value } = await workbench()
      .commandLine()
      .json<ExecutionSummary>("run", script, "--name", name, "--tag", tag, "--", ...args);
    return value.id;
  }

  const runPair = (kind: string, side: "over" | "under", name = `${kind} ${side}`): Promise<string> =>
    run(name, "scripts/pair.py", kind, kind, side);

  const show = async (id: string): Promise<ExecutionSummary> =>
    (await workbench().commandLine().json<ExecutionSummary>("show", id)).value;

  /** Waits until an execution is marked. */
  async function alertOf(id: string): Promise<string> {
    let alerts: readonly string[] = [];
    await until(async () => {
      ({ alerts } = await show(id));
      return alerts.length > 0;
    }, `${id} was not marked`);
    assert.equal(alerts.length, 1);
    return alerts[0] ?? "";
  }

  /** It looks at executions for a moment after its window has gone. */
  function hasExtensionHost(): boolean {
    const keys = join(workbench().dataFolder, "executions");
    return processesWith("EXECUTIONS_CONFIG_DIR", keys).some((pid) =>
      commandLineOf(pid).includes("--type=extensionHost"),
    );
  }

  const eventsOf = (id: string): readonly ExecutionEvent[] =>
    workbench().bundles().lines<ExecutionEvent>(id, "metadata/events.ndjson");

  const verify = async (id: string): Promise<boolean> =>
    (await workbench().commandLine().json<Verification>("verify", id)).value.ok;

  before("open the view", async () => {
    write("scripts/pair.py", pair);
    write("scripts/steady.py", steady);
    await workbench().openContainer("Executions");
    await executions().open();
  });

  const over = new Map<string, string>();

  it("come of each kind of rule by a run that trips it, and not by one just under it", async function () {
    this.timeout(240_000);
    await run("steady 1", "scripts/steady.py", "steady", "1.5");
    await run("steady 2", "scripts/steady.py", "steady", "1.5");
    const under: string[] = [await run("slow under", "scripts/steady.py", "steady", "2.5")];
    over.set("slow", await run("slow over", "scripts/steady.py", "steady", "12"));
    for (const kind of kinds) {
      const [high, low] = await Promise.all([runPair(kind, "over"), runPair(kind, "under")]);
      over.set(kind, high);
      under.push(low);
    }
    for (const [kind, id] of over) {
      assert.match(await alertOf(id), messages[kind as keyof typeof messages], kind);
      assert.ok(await verify(id), `${kind}: its seal holds`);
    }
    for (const id of under) {
      const { name, alerts } = await show(id);
      assert.deepEqual(alerts, [], name ?? id);
    }
  });

  it("stand among the events of what they came of while it ran", () => {
    for (const kind of ["slow", "duration", "silent"]) {
      const events = eventsOf(over.get(kind) ?? "").filter(({ type }) => type === "alert");
      assert.equal(events.length, 1, kind);
    }
    const failed = eventsOf(over.get("failed") ?? "").filter(({ type }) => type === "alert");
    assert.equal(failed.length, 0, "what comes at the end is noted beside the seal");
  });

  it("mark the rows of the tree, in their tooltips too, and are found by a query", async () => {
    const row = executions().row("metric over");
    await row.filter({ hasText: "⚠ error 1.5 at step 4 is over 1" }).waitFor();
    await executions().row("failed over").filter({ hasText: "⚠ exit code 3" }).waitFor();
    assert.doesNotMatch(await executions().row("metric under").innerText(), /⚠/);
    await workbench().screenshot("alerts-tree");
    const tooltip = workbench().page.locator(".workbench-hover-container", {
      hasText: "error 1.5 at step 4 is over 1",
    });
    // A row that is drawn anew under the pointer shows none until the pointer comes again.
    await until(async () => {
      await workbench().page.locator(".part.statusbar").hover();
      await row.hover();
      await tooltip.waitFor({ timeout: 5_000 });
      return true;
    }, "the row has no tooltip of its alert");
    const found = await workbench()
      .commandLine()
      .json<ExecutionSummary[]>("list", "--query", "is:alerted tag:memory");
    assert.deepEqual(
      found.value.map(({ name }) => name),
      ["memory over"],
    );
  });

  it("of one moment come in one message, which shows their executions", async () => {
    await workbench().runCommand("Notifications: Clear All Notifications");
    const names = ["first", "second"];
    const runs = names.map((name) => run(name, "scripts/pair.py", "failed", "together", "over"));
    for (const name of names) await executions().rowNamed(`${name}, Executing`).waitFor();
    write("../end", "");
    await Promise.all(runs);
    const message = await workbench().notifications.waitFor("2 alerts:");
    assert.match(message, /first: failed: .*; second: failed: |second: failed: .*; first: failed: /);
    await workbench().screenshot("alerts-grouped");
    await workbench().notifications.press("2 alerts:", "Show");
    const frame = await workbench().webview("Executions");
    await frame.locator(".query .count", { hasText: /^2 of / }).waitFor();
    await frame.locator(".row.execution", { hasText: "first" }).waitFor();
    await frame.locator(".row.execution", { hasText: "second" }).waitFor();
  });

  it("offer to stop what runs, in place of waiting for its end", async () => {
    await workbench().runCommand("Notifications: Clear All Notifications");
    const running = run("endless", "scripts/steady.py", "steady", "600");
    const message = await workbench().notifications.waitFor("endless: runs for");
    assert.match(message, /usually/);
    await workbench().screenshot("alerts-running");
    await workbench().notifications.press("endless: runs for", "Stop");
    const { state } = await show(await running);
    assert.equal(state, "STOPPED");
  });

  it("replace the notice of a failure, and open its page", async () => {
    await workbench().runCommand("Notifications: Clear All Notifications");
    const description = {
      id: "failing",
      title: "Failing",
      version: "1.0.0",
      inputs: {},
      outputs: {},
      additionalParameters: { parameters: [{ name: "command", value: ["sh", "-c", "exit 7"] }] },
    };
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await workbench().quickInput.pick("failed");
    await workbench().quickInput.pick("Executions");
    await workbench().quickInput.waitForTitle("Which Executions the Rule Looks At");
    await workbench().quickInput.type("tag:failed OR method:failing");
    await workbench().quickInput.row("tag:failed OR method:failing").waitFor();
    await workbench().quickInput.accept();
    await workbench().quickInput.waitForTitle("Edit Alert Rule");
    await workbench().quickInput.pick("Save Rule");
    await workbench().quickInput.waitForTitle("Alert Rules");
    await workbench().quickInput.escape();
    write(".executions/methods/failing.json", JSON.stringify(description));
    await workbench().openMethodForm("Failing");
    await workbench().quickInput.accept();
    await workbench().notifications.waitFor("Failing: failed: ");
    const told = await workbench().notifications.messages();
    assert.deepEqual(
      told.filter((text) => text.startsWith("Failing")).length,
      1,
      `told once: ${told.join(" | ")}`,
    );
    await workbench().notifications.press("Failing: failed: ", "Open Details");
    await workbench().page.locator(".tab[aria-label^='failing-']").waitFor();
  });

  it("do not come again after a reload", async () => {
    await workbench().reload();
    await executions().open();
    await executions().expand("pair.py");
    await executions().row("second").filter({ hasText: "⚠" }).waitFor();
    await runPair("failed", "over", "after the reload");
    await workbench().notifications.waitFor("after the reload: failed: ");
    const told = await workbench().notifications.messages();
    // Where it ended before the rules were looked at again, it is told alone as what happened since.
    const others = told.filter((text) => !/^1 alert since .*: after the reload: failed: /s.test(text));
    assert.equal(others.filter((text) => /over|alert/.test(text)).length, 0, told.join(" | "));
    assert.equal((await show(over.get("metric") ?? "")).alerts.length, 1);
  });

  it("of what happened while no window was open come in one summary at the next start", async () => {
    const { page } = workbench();
    const address = page.url();
    await page.goto("about:blank");
    await until(() => Promise.resolve(!hasExtensionHost()), "the extension host did not end with its window");
    await Promise.all([
      runPair("failed", "over", "meanwhile failed"),
      runPair("metric", "over", "meanwhile diverged"),
      runPair("metric", "under", "meanwhile fine"),
    ]);
    await page.goto(address);
    await workbench().openContainer("Executions");
    const message = await workbench().notifications.waitFor("2 alerts since ");
    assert.match(message, /meanwhile failed: failed/);
    assert.match(message, /meanwhile diverged: error 1\.5/);
    await workbench().screenshot("alerts-summary");
    await workbench().notifications.press("2 alerts since ", "Show");
    const frame = await workbench().webview("Executions");
    await frame.locator(".row.execution", { hasText: "meanwhile diverged" }).waitFor();
    await frame.locator(".query .count", { hasText: /^2 of / }).waitFor();
  });

  it("in quiet mode mark, and tell nothing", async () => {
    await workbench().runCommand("Notifications: Clear All Notifications");
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await workbench().quickInput.pick("Quiet Mode is off");
    await workbench().quickInput.row("Quiet Mode is on").waitFor();
    await workbench().screenshot("alerts-manage");
    await workbench().quickInput.escape();
    assert.equal(userSettings()["executions.alerts.quiet"], true);
    const quiet = await runPair("failed", "over", "in quiet");
    assert.match(await alertOf(quiet), messages.failed);
    await executions().row("in quiet").filter({ hasText: "⚠" }).waitFor();
    await workbench().runCommand("Executions: Manage Alert Rules…");
    await workbench().quickInput.pick("Quiet Mode is on");
    await workbench().quickInput.row("Quiet Mode is off").waitFor();
    await workbench().quickInput.escape();
    await runPair("failed", "over", "aloud");
    await workbench().notifications.waitFor("aloud: failed: ");
    const told = await workbench().notifications.messages();
    assert.ok(!told.some((text) => text.includes("in quiet")), told.join(" | "));
  });

  it("are muted from their notification, and come back by Undo", async () => {
    await workbench().notifications.press("aloud: failed: ", "Mute This Rule");
    await workbench().notifications.waitFor("Muted: failed.");
    const muted = (): boolean[] =>
      (userSettings()["executions.alerts.rules"] as { when: string; muted?: boolean }[]).flatMap((rule) =>
        rule.when === "failed" ? [rule.muted === true] : [],
      );
    assert.deepEqual(muted(), [true]);
    await workbench().notifications.press("Muted: failed.", "Undo");
    await until(() => Promise.resolve(muted()[0] === false), "the rule stayed muted");
  });
});
