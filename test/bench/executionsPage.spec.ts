import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type FrameLocator } from "playwright-core";
import { describeWorkbench } from "../support/describeWorkbench";
import type { Workbench } from "../support/workbench";
import { repositoryRoot } from "../support/repositoryRoot";
import { TablePage } from "../support/tablePage";

const size = { width: 1500, height: 950 };
const rounds = 5;
const count = Number(process.env["EXECUTIONS_BENCH_COUNT"] ?? 100_000);
/** The folder that keeps the executions of many; "" keeps none. */
const kept = process.env["EXECUTIONS_BENCH_KEPT"] ?? "";
const queries = [
  "status:failed",
  "pipeline:mnist AND status:completed AND property:epochs>10",
  "metric:loss<0.02",
  "nothing-has-this-name",
  "",
];

/** How soon tree and page stand there, in a window that has settled: the editor itself starts first, and we are what is measured. */
function defineOpenings(workbench: () => Workbench): void {
  it("opens tree and page from the index", async () => {
    const times: Record<string, number[]> = {};
    const note = (what: string, ms: number): void => void (times[what] ??= []).push(ms);
    for (let round = 0; round < rounds; round += 1) {
      await workbench().openContainer("Explorer");
      await workbench().reload();
      await workbench().page.waitForTimeout(15_000);
      const { container, rows } = await timeOfTree(workbench());
      note("tree: from the press on its icon until the editor draws the side bar", container);
      note("tree: from the press on its icon to its first rows", rows);
      note("page: the same moment, from its document to its first rows", await openAndClose());
      await workbench().page.waitForTimeout(3000);
      note("page: a second time", await openAndClose());
    }
    for (const [what, all] of Object.entries(times)) tell(what, median(all));
  });

  async function openAndClose(): Promise<number> {
    const page = await openPage(workbench());
    const mark = await page.frame
      .locator("body")
      .evaluate(() => performance.getEntriesByName("executions-table-first-rows")[0]?.startTime ?? NaN);
    await workbench().page.keyboard.press("Control+w");
    return mark;
  }
}

/** From the press on the icon of the side bar to its views' titles, and to the first rows of the executions, in ms. */
async function timeOfTree(
  workbench: Workbench,
): Promise<{ readonly container: number; readonly rows: number }> {
  // By the page's own clock: who drives the browser looks and waits before the press, and after.
  const watch = await workbench.page.evaluateHandle(() => {
    let [press, container] = [NaN, NaN];
    const begin = (): void => {
      press = performance.now();
    };
    addEventListener("pointerdown", begin, { capture: true, once: true });
    const tree = (): Element | undefined =>
      [...document.querySelectorAll(".part.sidebar .pane")].find(
        (pane) => pane.querySelector(".pane-header h3")?.textContent === "Executions",
      );
    const rows = new Promise<{ container: number; rows: number }>((resolve) => {
      new MutationObserver((_, observer) => {
        const pane = tree();
        if (pane !== undefined && Number.isNaN(container)) container = performance.now() - press;
        if ((pane?.querySelector(".monaco-list-row") ?? null) === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          resolve({ container, rows: performance.now() - press });
        });
      }).observe(document, { childList: true, subtree: true });
    });
    return { rows };
  });
  await workbench.openContainer("Executions");
  return await watch.evaluate(({ rows }) => rows);
}

function defineQueries(workbench: () => Workbench): void {
  it("answers queries", async () => {
    const { frame } = await openPage(workbench());
    for (const query of queries) {
      const times = [];
      for (let round = 0; round < 5; round += 1) {
        times.push(await timeOfQuery(frame, query));
        await timeOfQuery(frame, `status:completed`);
      }
      tell(`"${query}": from the key to its count and rows, median of 5`, median(times));
    }
  });
}

async function openPage(workbench: Workbench): Promise<TablePage> {
  await workbench.runCommand("Executions: Open Executions Page");
  const page = new TablePage(await workbench.webview("Executions"));
  await page.rows().first().waitFor({ timeout: 300_000 });
  return page;
}

describeWorkbench("the Executions page of 20 (baseline)", { size }, (workbench) => {
  before("make them", () => {
    make(workbench().workspace?.folder ?? "", 20);
  });

  defineOpenings(workbench);
  defineQueries(workbench);
});

describeWorkbench("the Executions page of many", { size }, (workbench) => {
  before("make them", () => {
    const folder = workbench().workspace?.folder ?? "";
    if (existsSync(join(kept, "executions"))) move(kept, join(folder, ".executions"));
    else make(folder, count);
  });

  it("reads them the first time", async () => {
    rmSync(join(workbench().workspace?.folder ?? "", ".executions", ".cache", "index.ndjson"), {
      force: true,
    });
    await workbench().reload();
    const begun = performance.now();
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().page.locator(".part.sidebar .monaco-list-row .codicon-symbol-method").first().waitFor();
    tell(
      "without an index: from the click on the icon to the first rows of the tree",
      performance.now() - begun,
    );
    const page = await openPage(workbench());
    const total = count.toLocaleString("en");
    await page.frame.locator(".query .count", { hasText: total }).waitFor({ timeout: 300_000 });
    tell("without an index: until all are there", performance.now() - begun);
    await workbench().page.keyboard.press("Control+w");
  });

  defineOpenings(workbench);
  defineQueries(workbench);

  it("scrolls", async () => {
    const { frame } = new TablePage(await workbench().webview("Executions"));
    const still = await framesOf(frame, 0);
    tellFrames("frames while nothing moves (baseline)", still);
    for (const step of [60, 600, 24 * 5000])
      tellFrames(`frames while it scrolls ${step} px a frame`, await framesOf(frame, step));
  });

  it("is taken away, which takes longer than the end of a workbench may", () => {
    const root = join(workbench().workspace?.folder ?? "", ".executions");
    if (kept === "") rmSync(join(root, "executions"), { recursive: true, maxRetries: 10 });
    else move(root, kept);
  });
});

describeWorkbench("the Executions page of 200 metrics", { size }, (workbench) => {
  before("make executions with them", () => {
    const workspace = workbench().workspace?.folder ?? "";
    make(workspace, 1000);
    const executions = join(workspace, ".executions", "executions");
    for (const [run, id] of readdirSync(executions).entries()) {
      const lines = Array.from({ length: 200 }, (_, index) =>
        JSON.stringify({
          at: "2026-01-01T00:00:00.000Z",
          type: "metric",
          name: `m${index}`,
          value: Math.sin(index + run),
        }),
      );
      appendFileSync(join(executions, id, "metadata", "events.ndjson"), `${lines.join("\n")}\n`);
    }
  });

  it("scrolls", async () => {
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Open Executions Page");
    const table = new TablePage(await workbench().webview("Executions"));
    await table.count("1,000").waitFor();
    await table.openMenu("columns");
    await table.frame.locator(".menu .find").fill("metrics m");
    await table.frame.locator('[data-foot="show"]').click();
    await table.frame.locator('[data-foot="hide"]').waitFor();
    await table.frame.locator(".menu .find").press("Escape");
    tellFrames("200 columns: frames while nothing moves (baseline)", await framesOf(table.frame, 0));
    tellFrames("200 columns: frames while it scrolls 60 px down a frame", await framesOf(table.frame, 60));
    tellFrames(
      "200 columns: frames while it scrolls 60 px to the right a frame",
      await framesOf(table.frame, 60, "scrollLeft"),
    );
  });
});

function make(workspace: string, executions: number): void {
  const maker = join(repositoryRoot(), "test", "bench", "makeBundles.mjs");
  const script = `import { makeBundles } from ${JSON.stringify(maker)}; makeBundles(process.argv[1], ${executions});`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script, workspace]);
}

/** The executions and what is known of them, by their names alone: they are many. */
function move(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of ["executions", ".cache"]) {
    rmSync(join(to, name), { recursive: true, force: true });
    renameSync(join(from, name), join(to, name));
  }
}

/** The times between frames in ms; in how many of them a row's place showed no row, or one whose data were not there yet. */
interface Frames {
  readonly times: number[];
  readonly gaps: number;
  readonly waiting: number;
}

/** The frames while it scrolls so far each. */
async function framesOf(
  frame: FrameLocator,
  step: number,
  along: "scrollTop" | "scrollLeft" = "scrollTop",
): Promise<Frames> {
  return await frame.locator(".scroll").evaluate(
    async (scroller, { pixels, along }) => {
      scroller.scrollTop = 0;
      const times: number[] = [];
      let [gaps, waiting] = [0, 0];
      let last = 0;
      await new Promise<void>((resolve) => {
        const next = (now: number): void => {
          if (last > 0) times.push(now - last);
          last = now;
          // What this frame shows of the way that the last one scrolled.
          const box = scroller.getBoundingClientRect();
          const middle = document.elementFromPoint(box.left + 200, box.top + box.height / 2);
          if (middle?.closest(".row") === null) gaps += 1;
          else if (middle?.closest(".row.waiting") !== null) waiting += 1;
          scroller[along] += pixels;
          if (times.length < 240) requestAnimationFrame(next);
          else resolve();
        };
        requestAnimationFrame(next);
      });
      return { times, gaps, waiting };
    },
    { pixels: step, along },
  );
}

/** From the text in the box to the next change of the count beside it, and the frame after that, in ms. */
async function timeOfQuery(frame: FrameLocator, text: string): Promise<number> {
  return await frame.locator("#query").evaluate(async (box, query) => {
    const input = box as HTMLInputElement;
    const counter = document.querySelector(".query .count");
    if (counter === null) throw new Error("There is no count.");
    if (input.value === query) return 0;
    const begun = performance.now();
    const changed = new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => resolve());
      }).observe(counter, { childList: true, characterData: true, subtree: true });
    });
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await changed;
    return performance.now() - begun;
  }, text);
}

function tell(what: string, ms: number): void {
  process.stdout.write(`${what.padEnd(84)} ${ms.toFixed(0).padStart(7)} ms\n`);
}

function tellFrames(what: string, { times, gaps, waiting }: Frames): void {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1);
  process.stdout.write(
    `${what.padEnd(50)} median ${at(0.5)} ms, 95 % below ${at(0.95)}, longest ${at(0.9999)}; ${gaps} of ${times.length} without a row, ${waiting} with one that waits for its data\n`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
