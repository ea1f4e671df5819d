import assert from "node:assert/strict";
import { describeWorkbench } from "../support/describeWorkbench";
import { LogsPage } from "../support/logsPage";
import { press, until } from "../support/press";

describeWorkbench("a log that is long, or grows", { size: { width: 1440, height: 900 } }, (workbench) => {
  const page = async (name: string): Promise<LogsPage> =>
    new LogsPage(await workbench().webview(`Log of ${name}`));
  const keyboard = () => workbench().page.keyboard;

  before("show the executions", async () => {
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
  });

  it("shows one of 100 MB at its end, knows its lines, and finds anything in it", async function () {
    this.timeout(180_000);
    const commandLine = workbench().commandLine();
    const lines = 1_500_000;
    commandLine.write(
      "flood.py",
      `import sys\nfor start in range(0, ${lines}, 1000):\n    sys.stdout.write("".join(f"step {start + each} of a long run, loss {each / 1000:.3f}, accuracy 0.5, and more to read\\n" for each in range(1000)))\n`,
    );
    await commandLine.run("run", "flood.py", "--name", "flood");
    const row = workbench().tree("Executions").rowNamed("flood, ");
    await row.waitFor();
    await press(row);
    await workbench().runCommand("Executions: Show Logs");
    const logs = await page("flood");
    await logs.waitUntilSeen(logs.line(`step ${lines - 1} of`));
    await logs.waitForPart("lines", "1,500,000 lines");
    await logs
      .numbered(lines)
      .filter({ hasText: `step ${lines - 1} of` })
      .waitFor();
    await logs.grid.focus();
    await keyboard().press("Home");
    await logs.waitUntilSeen(logs.numbered(1).filter({ hasText: "step 0 of" }));
    await logs.search("step 1234567 ");
    await logs.waitForPart("count", "1 of 1");
    await logs.waitForCurrent(1_234_568);
    await logs.waitUntilSeen(logs.numbered(1_234_568));
    await logs.search("run");
    await logs.waitForPart("count", "of 1,500,000");
    await workbench().screenshot("logs-large");
    const ruler = await logs.frame.locator(".ruler").boundingBox();
    assert.ok(ruler !== null);
    await workbench().page.mouse.click(ruler.x + 7, ruler.y + ruler.height / 2);
    await until(async () => {
      const [first] = await logs.texts();
      const step = Number(/^step (\d+)/.exec(first ?? "")?.[1]);
      return step > 700_000 && step < 800_000;
    }, "the middle is not shown");
  });

  it("follows one that runs; scrolling up pauses that", async function () {
    this.timeout(120_000);
    const run = workbench()
      .commandLine()
      .start(["run", "train", "--input", "delay=0.1", "--input", "epochs=1000", "--name", "going"]);
    const row = workbench().tree("Executions").rowNamed("going, Executing");
    await row.waitFor();
    await press(row);
    await workbench().runCommand("Executions: Show Logs");
    const logs = await page("going");
    await logs.waitForPart("following", "following");
    const lines = logs.frame.locator('[data-part="lines"]');
    await logs.waitForPart("lines", /^([4-9]\d|\d{3,}) lines/);
    await logs.waitUntilSeen(logs.frame.locator(".l[data-line]").last());
    await workbench().screenshot("logs-following");
    await logs.grid.hover();
    await workbench().page.mouse.wheel(0, -300);
    await logs.waitForPart("paused", /paused,\s+\d+ new lines?/);
    const told = await lines.innerText();
    await lines.filter({ hasNotText: told }).waitFor();
    await press(logs.frame.locator('[data-part="paused"]').getByRole("button", { name: "Follow" }));
    await logs.waitForPart("following", "following");
    await workbench().runCommand("Executions: Stop");
    assert.notEqual((await run.ended).code, 0);
    await logs.frame.locator(".tools", { hasText: "Stopped" }).waitFor();
  });
});
