import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionSummary } from "../../src/core/summary";
import { describeWorkbench } from "../support/describeWorkbench";
import { LogsPage } from "../support/logsPage";
import { press } from "../support/press";
import { repositoryRoot } from "../support/repositoryRoot";
import { TablePage } from "../support/tablePage";

const rounds = 5;
const wanted = "loss is nan at step";
const mebibyte = 1024 * 1024;
const cases = { "log of 4 MB": 4, "log of 100 MB": 100, "log of 1 GB": 1024 };

describeWorkbench("the Logs page", { size: { width: 1440, height: 1000 } }, (workbench) => {
  const ids = new Map<string, string>();
  const table = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));

  before("make the logs", async function () {
    this.timeout(240_000);
    const commandLine = workbench().commandLine();
    for (const [name, megabytes] of Object.entries(cases)) {
      const run = ["run", "train", "--input", "delay=0", "--name", name];
      const { id, path } = (await commandLine.json<ExecutionSummary>(...run)).value;
      ids.set(name, id);
      make(path, megabytes * mebibyte);
    }
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().runCommand("Executions: Open Executions Page");
    await (await table()).waitForIds([...ids.values()].reverse());
  });

  for (const name of Object.keys(cases))
    it(`shows, searches and lets go of a ${name}`, async () => {
      const id = ids.get(name) ?? "";
      const log = join(workbench().bundles().folder(id), "outputs", "stdout.log");
      const grep = grepped(log);
      const host = extensionHost();
      const before = memoryOf(host);
      const [clicks, documents]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        await press((await table()).cell(id, "state"));
        const begun = Date.now();
        await workbench().page.keyboard.press("l");
        const { frame } = new LogsPage(await workbench().webview(`Log of ${name}`));
        const shown = await frame.locator("body").evaluate(async () => {
          // By the page's own mark: who drives the browser finds the page later, and looks now and then.
          const marks = (): PerformanceEntryList =>
            performance.getEntriesByName("executions-logs-first-lines");
          while (marks().length === 0) await new Promise(requestAnimationFrame);
          const at = marks()[0]?.startTime ?? NaN;
          return { at, clock: performance.timeOrigin + at };
        });
        documents.push(shown.at);
        clicks.push(shown.clock - begun);
        if (round + 1 < rounds) {
          await workbench().page.keyboard.press("Control+w");
          await workbench().tab(`Log of ${name}`).waitFor({ state: "detached" });
        }
      }
      tell(`${name}: from the key on its row to its first screen`, clicks);
      tell("  from its document", documents);
      const logs = new LogsPage(await workbench().webview(`Log of ${name}`));
      await logs.frame.locator('#lines:not([aria-rowcount="-1"])').waitFor({ timeout: 120_000 });
      const searches: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await logs.search("");
        await logs.frame.locator('[data-part="count"]', { hasText: /\d/ }).waitFor({ state: "detached" });
        const begun = performance.now();
        await logs.search(wanted);
        await logs.frame
          .locator('[data-part="count"]', { hasText: `of ${grep.count.toLocaleString("en")}` })
          .waitFor({ timeout: 120_000 });
        searches.push(performance.now() - begun);
      }
      tell(`  grep -c "${wanted}"`, grep.times);
      tell("  search from the last letter typed to the number of all places", searches);
      process.stdout.write(`    ${(median(searches) / median(grep.times)).toFixed(1)} times grep -c\n`);
      await logs.grid.focus();
      for (const key of ["Home", "End"]) await workbench().page.keyboard.press(key);
      const heap = await logs.frame
        .locator("body")
        .evaluate(() =>
          "memory" in performance
            ? (performance.memory as { readonly usedJSHeapSize: number }).usedJSHeapSize
            : NaN,
        );
      const after = memoryOf(host);
      const told = [before.now, after.now, after.most, heap / mebibyte].map(
        (each) => `${each.toFixed(0)} MB`,
      );
      process.stdout.write(
        `  memory of the extension host: ${told[0] ?? ""} before, ${told[1] ?? ""} then, at most ${told[2] ?? ""}; heap of the page: ${told[3] ?? ""}\n`,
      );
      await workbench().page.keyboard.press("Control+w");
    });
});

function make(bundle: string, bytes: number): void {
  const maker = join(repositoryRoot(), "test", "bench", "largeLog.mjs");
  const script = `import { makeLargeLog } from ${JSON.stringify(maker)}; makeLargeLog(process.argv[1], ${bytes});`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script, bundle]);
}

function grepped(file: string): { readonly count: number; readonly times: readonly number[] } {
  const times: number[] = [];
  let count = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    const env = { ...process.env, LC_ALL: "C" };
    count = Number(spawnSync("grep", ["-c", wanted, file], { encoding: "utf8", env }).stdout);
    if (round > 0) times.push(performance.now() - begun);
  }
  assert.ok(count > 0);
  return { count, times };
}

/** The process that the extension runs in: the one of all that descend from this one. */
function extensionHost(): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => {
    const words = textOf(`/proc/${pid}/cmdline`);
    return words.includes("--type=extensionHost") && isOurs(Number(pid));
  });
  return Number(found);
}

function isOurs(pid: number): boolean {
  if (pid === process.pid) return true;
  const parent = Number(/^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
  return parent > 1 && isOurs(parent);
}

/** In MB: now, and at most since it began. */
function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = textOf(`/proc/${pid}/status`);
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function median(all: readonly number[]): number {
  return all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? NaN;
}

function tell(what: string, all: readonly number[]): void {
  process.stdout.write(
    `${what.padEnd(76)} ${median(all).toFixed(0).padStart(6)} ms  worst ${Math.max(...all).toFixed(0)}\n`,
  );
}
