import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { violationsAround } from "../support/accessibility";
import { Clipboard } from "../support/clipboard";
import { describeWorkbench } from "../support/describeWorkbench";
import {
  filterByKeys,
  findInFold,
  foldByKeys,
  goToLineAndTime,
  tabToLines,
  unfoldByKeys,
} from "../support/logsByKeys";
import { LogsPage } from "../support/logsPage";
import { libraryScript, noisyScript } from "../support/noisyScript";
import { press, until } from "../support/press";

const themes = { dark: "Dark Modern", light: "Light Modern", "high-contrast": "Dark High Contrast" };

describeWorkbench("the log of an execution", { size: { width: 1440, height: 900 } }, (workbench) => {
  const page = async (name = "noisy"): Promise<LogsPage> =>
    new LogsPage(await workbench().webview(`Log of ${name}`));
  const keyboard = () => workbench().page.keyboard;
  let id = "";

  before("run a script that prints all sorts of things, and fails", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    commandLine.write("noisy.py", noisyScript);
    commandLine.write("lib/python3/site-packages/helper.py", libraryScript);
    await commandLine.run("run", "noisy.py", "--name", "noisy");
    id = workbench().bundles().only();
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    const row = workbench().tree("Executions").rowNamed(", Failed,");
    await row.waitFor();
    await press(row);
    await workbench().runCommand("Executions: Show Logs");
    await (await page()).line("ZeroDivisionError").waitFor();
  });

  it("shows the last screen first, both streams in their order, with lines and times", async () => {
    const logs = await page();
    const text = (path: string): string => workbench().bundles().text(id, path);
    const lines = (text("outputs/stdout.log") + text("outputs/stderr.log")).split("\n").length - 1;
    await logs.waitForPart("lines", `${lines} lines`);
    await logs.waitUntilSeen(logs.line("ZeroDivisionError: division by zero"));
    await logs
      .line("ZeroDivisionError")
      .locator(".n", { hasText: String(lines) })
      .waitFor();
    await logs
      .line("ZeroDivisionError")
      .locator(".t", { hasText: /^0:00:0\d\.\d{3}$/ })
      .waitFor();
    await logs.frame.getByLabel("Times").selectOption("absolute");
    await logs
      .line("ZeroDivisionError")
      .locator(".t", { hasText: /^\d\d:\d\d:\d\d\.\d{3}$/ })
      .waitFor();
    await logs.frame.getByLabel("Times").selectOption("none");
    await logs.line("ZeroDivisionError").locator(".t", { hasText: /^$/ }).waitFor({ state: "attached" });
    await logs.frame.getByLabel("Times").selectOption("relative");
    await logs.grid.focus();
    await keyboard().press("Home");
    await logs.waitUntilSeen(logs.numbered(1));
    const [first, second, third, fourth] = await logs.texts();
    assert.equal(first, "ready to train on data/penguins.csv");
    assert.equal(second, "UserWarning: island has 3 values");
    assert.equal(third, "fold 1 100% 100/100");
    assert.match(fourth ?? "", /^epoch 1\/400/);
  });

  it("has the colours of the terminal, and all updates of a line of progress", async () => {
    const logs = await page();
    await logs.grid.focus();
    await keyboard().press("Home");
    await logs.numbered(1).locator(".ansi-green-fg", { hasText: "ready" }).waitFor();
    await logs.numbered(1).locator(".a-bold", { hasText: "train" }).waitFor();
    const bar = logs.numbered(3);
    await bar.locator(".pill", { hasText: "101 updates" }).waitFor();
    await press(bar.getByRole("button", { name: "Show All" }));
    await bar.locator(".update", { hasText: "37/100" }).waitFor();
    await press(bar.getByRole("button", { name: "Show Less" }));
    await bar.locator(".update").first().waitFor({ state: "hidden" });
  });

  it("shows one stream alone", async () => {
    const logs = await page();
    await logs.showStreams("err");
    await logs.waitForPart("lines", /^\d lines|^1\d lines/);
    await logs.line("UserWarning").waitFor();
    assert.equal(await logs.line(/^epoch/).count(), 0);
    await logs.showStreams("both");
    await logs.line("ZeroDivisionError").waitFor();
  });

  it("searches, counts and goes to the next, by expressions, words and case", async () => {
    const logs = await page();
    await logs.search("EPOCH");
    await logs.waitForPart("count", "of 400");
    await press(logs.button("Match Case (Alt+C)"));
    await logs.waitForPart("count", "No match");
    await press(logs.button("Match Case (Alt+C)"));
    await logs.search("epoch 3");
    await logs.waitForPart("count", "of 111");
    await press(logs.button("Match Whole Word (Alt+W)"));
    await logs.waitForPart("count", "1 of 1");
    await logs.waitForCurrent(6);
    await press(logs.button("Match Whole Word (Alt+W)"));
    await press(logs.button("Use Regular Expression (Alt+R)"));
    await logs.search(String.raw`epoch \d\d?/`);
    await logs.waitForPart("count", "of 99");
    await logs.frame.locator("#search").focus();
    await keyboard().press("Enter");
    await logs.frame.locator("mark.cur").waitFor();
    const before = await logs.frame.locator('[data-part="count"]').innerText();
    await keyboard().press("F3");
    await logs.frame.locator('[data-part="count"]').filter({ hasNotText: before }).waitFor();
    await keyboard().press("Shift+F3");
    await logs.waitForPart("count", before);
    await logs.search("epoch (");
    await logs.frame.locator(".find-problem", { hasText: "Unterminated group" }).waitFor();
    await logs.search(String.raw`epoch \d\d?/`);
    await logs.frame.locator(".find-problem").waitFor({ state: "detached" });
  });

  it("shows matching lines alone, with those around them", async () => {
    const logs = await page();
    await logs.search("epoch 200/|ZeroDivision");
    await logs.waitForPart("count", "of 2");
    await press(logs.frame.locator("[data-action=filter]"));
    await logs.waitForPart("lines", /^2 of \d+ lines$/);
    await logs.line("epoch 202/").waitFor();
    await logs.line("epoch 198/").waitFor();
    assert.equal(await logs.line("epoch 203/").count(), 0);
    const gap = logs.frame.locator(".gap", { hasText: "lines without a match" });
    await gap.first().waitFor();
    await workbench().screenshot("logs-filter");
    await press(logs.button("Fewer Lines of Context"));
    await logs.line("epoch 202/").waitFor({ state: "detached" });
    await press(gap.nth(1).getByRole("button"));
    await logs.line("epoch 203/").waitFor();
    await press(logs.button("Clear Search (Escape)"));
    await logs.waitForPart("lines", /^\d+ lines$/);
  });

  it("goes to a line and to a time", async () => {
    const logs = await page();
    await goToLineAndTime(logs, workbench());
  });

  it("marks errors and warnings along the log, and goes from one to the next", async () => {
    const logs = await page();
    await logs.frame.locator(".ruler rect.error").first().waitFor({ state: "attached" });
    await logs.frame.locator(".ruler rect.warning").first().waitFor({ state: "attached" });
    await logs.grid.focus();
    await keyboard().press("Home");
    await keyboard().press("F8");
    await logs.frame.locator(".l.cur", { hasText: "Traceback" }).waitFor();
    await keyboard().press("F8");
    await logs.frame.locator(".l.cur", { hasText: "ZeroDivisionError" }).waitFor();
    await press(logs.button(/1 warning/));
    await logs.waitForCurrent(2);
    await logs.waitForRulerTip("error", /^Line \d+ · 0:00:0\d\.\d{3} · ZeroDivisionError: division by zero$/);
    await workbench().screenshot("logs-ruler");
    await logs.grid.focus();
    await keyboard().press("Escape");
    await logs.frame.locator(".ruler-tip").waitFor({ state: "detached" });
  });

  it("leads from a stack trace into the code, and folds the frames of libraries", async () => {
    const logs = await page();
    await logs.grid.focus();
    await keyboard().press("End");
    const fold = logs.frame.locator(".fold", { hasText: "4 lines of frames in libraries" });
    await fold.waitFor();
    for (const place of ["12:5", "7", "3", "9"])
      await logs.frame.locator(`a.place[title$="/noisy.py:${place}"]`).waitFor();
    await press(fold.getByRole("button"));
    await logs.line(/helper\.py", line 3, in check/).waitFor();
    await workbench().screenshot("logs-trace");
    await press(
      logs
        .line(/noisy\.py", line 25/)
        .first()
        .locator("a"),
    );
    await workbench().tab("noisy.py").waitFor();
    await workbench().page.locator(".part.statusbar", { hasText: "Ln 25" }).waitFor();
    await (await page()).grid.waitFor();
  });

  it("shows whatever was printed as text", async () => {
    const logs = await page();
    await logs.search("onerror=");
    await logs.waitForPart("count", "1 of 1");
    await logs.line("<img src=x onerror=alert(1)><script>document.title='taken'</script>").waitFor();
    assert.equal(await logs.frame.locator("#lines img, #lines script").count(), 0);
    await logs.line("<U+001B>]0;taken<U+0007> title, <U+202E>gnp.exe<U+202C> turned").waitFor();
    await logs.line("not utf-8: \uFFFD\uFFFD").waitFor();
    const long = logs.line(/x{1000}/);
    await long.locator(".pill", { hasText: /more$/ }).waitFor();
    await logs.frame.locator("a.place", { hasText: /^https:\/\/example\.org\/help\?a=1$/ }).waitFor();
    await press(logs.button("Clear Search (Escape)"));
  });

  it("copies lines, wraps them, and shows the newest first", async () => {
    const logs = await page();
    await logs.grid.focus();
    await keyboard().press("Home");
    await logs.waitForCurrent(1);
    await keyboard().press("Shift+ArrowDown");
    const clipboard = await Clipboard.of(workbench().page);
    await clipboard.clear();
    await logs.grid.focus();
    await keyboard().press("Control+c");
    assert.equal(
      await clipboard.next(),
      "ready to train on data/penguins.csv\nUserWarning: island has 3 values\n",
    );
    await press(logs.button("Newest First"));
    await until(async () => /ZeroDivisionError/.test((await logs.texts())[0] ?? ""), "the last is not first");
    await logs.waitUntilSeen(logs.line("ZeroDivisionError"));
    await press(logs.button("Newest First"));
    await press(logs.button("Wrap Lines (Alt+Z)"));
    await logs.frame.locator(".lines.wrap").waitFor();
    await press(logs.button("Wrap Lines (Alt+Z)"));
  });

  it("works by keys alone, and comes back as it was", async () => {
    const logs = await page();
    await logs.grid.focus();
    await keyboard().press("Home");
    await keyboard().press("Control+f");
    await keyboard().type("in <lambda>");
    await logs.waitForPart("count", "1 of 1");
    await keyboard().press("ArrowDown");
    await logs.frame.locator("#lines:focus").waitFor();
    await logs.frame.locator(".l.cur", { hasText: "in <lambda>" }).waitFor();
    await keyboard().press("Enter");
    await workbench().page.locator(".part.statusbar", { hasText: "Ln 25" }).waitFor();
    const again = await page();
    await again.waitUntilSeen(again.line("in <lambda>"));
    assert.equal(await again.frame.locator("#search").inputValue(), "in <lambda>");
    await again.line("in <lambda>").locator("mark").waitFor();
    await again.grid.focus();
    await keyboard().press("Escape");
    await again.line("in <lambda>").locator("mark").waitFor({ state: "detached" });
  });

  it("is walked through by keys alone: every control, folded frames, updates, and gaps of the filter", async () => {
    const logs = await page();
    await tabToLines(logs, keyboard());
    await foldByKeys(logs, keyboard());
    await unfoldByKeys(logs, keyboard());
    await filterByKeys(logs, keyboard(), await Clipboard.of(workbench().page));
    await findInFold(logs, keyboard());
  });

  it("saves what was printed, byte by byte", async () => {
    const logs = await page();
    await logs.showStreams("out");
    await press(logs.button("Save Log As…"));
    await workbench().quickInput.waitForValue(`${id}.stdout.log`);
    await keyboard().press("Enter");
    const saved = join(workbench().workspace?.folder ?? "", `${id}.stdout.log`);
    const printed = join(workbench().bundles().folder(id), "outputs/stdout.log");
    await until(() => Promise.resolve(sameFile(saved, printed)), "the log was not saved");
    await logs.showStreams("both");
  });

  it("has no fault for those who cannot see it", async () => {
    const logs = await page();
    assert.deepEqual(await violationsAround(logs.frame.locator("executions-logs")), []);
    await logs.search("epoch 4");
    await logs.waitForPart("count", "of 12");
    assert.deepEqual(await violationsAround(logs.frame.locator("executions-logs")), []);
  });

  for (const [kind, theme] of Object.entries(themes))
    it(`is shown in ${theme}`, async () => {
      await workbench().useTheme(theme);
      await (await page()).frame.locator("mark").first().waitFor();
      await workbench().screenshot(`logs-${kind}`);
    });
});

function sameFile(one: string, other: string): boolean {
  return existsSync(one) && readFileSync(one).equals(readFileSync(other));
}
