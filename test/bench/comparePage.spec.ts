import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { openComparison, selectFound } from "../support/compareFound";
import { describeWorkbench } from "../support/describeWorkbench";
import { writeLongLog } from "../support/longLog";
import { press } from "../support/press";
import { repositoryRoot } from "../support/repositoryRoot";

const size = { width: 1500, height: 950 };
const executions = 100;
const values = 1_000;
const logBytes = 100_000_000;
const longMs = 300_000;

function tell(what: string, ms: number, unit = "ms"): void {
  process.stdout.write(`${what.padEnd(90)} ${ms.toFixed(0).padStart(7)} ${unit}\n`);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

describeWorkbench(`the comparison of ${executions} executions of ${values} values`, { size }, (workbench) => {
  before("make them", async () => {
    const workspace = workbench().workspace?.folder ?? "";
    const maker = join(repositoryRoot(), "test", "bench", "makeBundles.mjs");
    const script = `import { makeBundles } from ${JSON.stringify(maker)}; makeBundles(process.argv[1], ${executions});`;
    execFileSync(process.execPath, ["--input-type=module", "-e", script, workspace]);
    for (const [place, id] of workbench().bundles().ids().entries())
      appendFileSync(join(workbench().bundles().folder(id), "metadata", "events.ndjson"), metricLines(place));
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
  });

  it("is shown, and can be used", async function () {
    this.timeout(2 * longMs);
    const table = await selectFound(workbench(), "", executions);
    const [begun, at] = [performance.now(), Date.now()];
    await press(table.action("compare"));
    const { frame } = await openComparison(workbench(), executions);
    tell("from the click to its first rows", (await paintedAt(frame)) - at);
    await frame.locator('figure[data-chart="curves"], .charts figure').first().waitFor({ timeout: longMs });
    await frame.locator(".charts [role=status]").waitFor({ state: "detached", timeout: longMs });
    tell("from the click to the whole, with its charts", performance.now() - begun);
    tell(`  rows`, await frame.locator(".compare.rows tbody tr").count(), "");
    tell(`  cells`, await frame.locator(".compare.rows td").count(), "");
    const heads = frame.locator(".compare.rows thead tr:last-child th");
    const shown = await heads.count();
    const find = async (text: string, count: number): Promise<void> => {
      await frame.locator("#find").fill(text);
      await frame.locator("body").evaluate(async (body, wanted) => {
        while (body.querySelectorAll(".compare.rows thead tr:last-child th").length !== wanted)
          await new Promise(requestAnimationFrame);
      }, count);
    };
    tell("  find: from the key to one column", await timed(() => find("value_0500", 3)));
    tell("  find: back to all", await timed(() => find("", shown)));
    await frameTimes(frame, 0, 60, "  scroll down");
    await frameTimes(frame, 120, 0, "  scroll to the side");
    tell(
      "  Only Differences off: until the same values are there",
      await timed(async () => {
        await frame.locator("#only").setChecked(false);
        await frame.locator(".legend .link", { hasText: "that are the same" }).waitFor({ state: "detached" });
      }),
    );
    tell(
      "  another baseline: until its row is first",
      await timed(async () => {
        const second = frame.locator(".compare.rows tbody tr").nth(1);
        const place = (await second.getAttribute("data-column")) ?? "";
        await press(second.locator('[data-action="target"]'));
        await frame.locator(`tr.reference[data-column="${place}"]`).waitFor({ timeout: longMs });
      }),
    );
    await workbench().screenshot("bench-compare-100");
  });
});

describeWorkbench("the comparison of two logs of 100 MB", { size }, (workbench) => {
  before("run two, and let them have printed much", async () => {
    const line = workbench().commandLine();
    for (const name of ["one", "other"])
      await line.run("run", "train", "--input", "delay=0", "--name", name, "--tag", "logs");
    for (const [place, id] of workbench().bundles().ids().entries())
      writeLongLog(join(workbench().bundles().folder(id), "outputs", "stdout.log"), place, logBytes);
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().page.waitForTimeout(10_000);
  });

  it("is shown", async function () {
    this.timeout(2 * longMs);
    const table = await selectFound(workbench(), "tag:logs", 2);
    const before = hostMegabytes();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, hostMegabytes())), 200);
    const begun = performance.now();
    await press(table.action("compare"));
    const page = await openComparison(workbench(), 2);
    await page.headline.waitFor({ timeout: longMs });
    tell("from the click to its first rows", performance.now() - begun);
    await page.log("B out").locator(".summary").waitFor({ timeout: longMs });
    tell("from the click to what differs in the logs", performance.now() - begun);
    clearInterval(watch);
    tell("  memory of the extension host before", before, "MB");
    tell("  and at most meanwhile", most, "MB");
    await page.log("B out").scrollIntoViewIfNeeded();
    await workbench().screenshot("bench-compare-logs");
  });
});

/** When the first rows of a page were painted, in ms since the epoch: while it draws the others it answers no question. */
async function paintedAt(frame: FrameLocator): Promise<number> {
  return await frame.locator("body").evaluate(async () => {
    while (document.querySelector(".compare.rows tbody tr") === null)
      await new Promise(requestAnimationFrame);
    await new Promise<void>((then) => requestAnimationFrame(() => setTimeout(then)));
    return Date.now();
  });
}

/** So many metrics, of which each execution has another value. */
function metricLines(place: number): string {
  const lines = Array.from({ length: values }, (_, index) =>
    JSON.stringify({
      at: "2026-11-22T10:00:00.000Z",
      type: "metric",
      name: `value_${String(index).padStart(4, "0")}`,
      value: Math.sin(place + index / 7),
      step: 0,
    }),
  );
  return `${lines.join("\n")}\n`;
}

/** What the largest extension host of this machine holds in memory: measure with no other one open. */
function hostMegabytes(): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const kilobytes = pids.map((pid) => {
    try {
      const isHost = readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("type=extensionHost");
      if (!isHost) return 0;
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.max(...kilobytes) / 1024;
}

/** The median and the longest time of a frame in ms, while the table scrolls by so many pixels in each. */
async function frameTimes(frame: FrameLocator, right: number, down: number, what: string): Promise<void> {
  const times = await frame.locator(".dense").evaluate(
    async (table, [x, y]) => {
      const found: number[] = [];
      const scrolled = y === 0 ? table : (document.scrollingElement ?? table);
      let last = 0;
      await new Promise<void>((resolve) => {
        const next = (now: number): void => {
          if (last > 0) found.push(now - last);
          last = now;
          (scrolled.scrollHeight > scrolled.clientHeight || y === 0 ? scrolled : table).scrollBy(x, y);
          if (found.length < 60) requestAnimationFrame(next);
          else resolve();
        };
        requestAnimationFrame(next);
      });
      return found.sort((one, other) => one - other);
    },
    [right, down] as const,
  );
  tell(`${what}: a frame, median`, times[Math.floor(times.length / 2)] ?? NaN);
  tell(`${what}: a frame, longest`, times.at(-1) ?? NaN);
}
