import { readFileSync, writeFileSync } from "node:fs";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";

const rounds = 9;
const points = 1_000_000;

function tell(what: string, all: readonly number[]): void {
  const sorted = all.toSorted((one, other) => one - other);
  const [median = NaN, worst = NaN] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  process.stdout.write(`${what.padEnd(76)} ${median.toFixed(0).padStart(6)} ms  worst ${worst.toFixed(0)}\n`);
}

describeWorkbench("the details page", { size: { width: 1440, height: 1000 } }, (workbench) => {
  const names = ["small", "with a million points"];

  before("run two of which one has a million points", async () => {
    const commandLine = workbench().commandLine();
    await commandLine.run("run", "train", "--input", "delay=0", "--name", "small");
    await commandLine.run("run", "train", "--input", "delay=0", "--name", "with a million points");
    const [, large = ""] = workbench().bundles().ids();
    const events = `${workbench().bundles().folder(large)}/metadata/events.ndjson`;
    const line = (step: number): string =>
      JSON.stringify({
        at: "2026-11-22T10:00:00.000Z",
        type: "metric",
        name: "noise",
        value: Math.sin(step / 999) + Math.sin(step * 7.7),
        step,
      });
    const more = Array.from({ length: points }, (_, step) => line(step)).join("\n");
    writeFileSync(events, `${readFileSync(events, "utf8")}${more}\n`);
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().page.waitForTimeout(15_000);
  });

  for (const name of names)
    it(`is opened by a click: ${name}`, async () => {
      const row = workbench().tree("Executions").row(name);
      const [document, click]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        await row.waitFor();
        const begun = Date.now();
        await press(row);
        const { frame } = await workbench().details(name);
        const body = frame.locator("body");
        await frame.locator("main").waitFor();
        const seen = await body.evaluate(async () => {
          const mark = (): PerformanceEntry | undefined =>
            performance.getEntriesByName("executions-details-first-view")[0];
          while (mark() === undefined) await new Promise(requestAnimationFrame);
          const at = mark()?.startTime ?? NaN;
          return { at, clock: performance.timeOrigin + at };
        });
        document.push(seen.at);
        click.push(seen.clock - begun);
        await workbench().page.keyboard.press("Control+w");
        await workbench().tab(name).waitFor({ state: "detached" });
      }
      const [first = NaN, ...again] = click;
      tell(`${name}: from its document to its first view`, document);
      tell(`${name}: from the click on its row, the first time`, [first]);
      tell(`${name}: from the click on its row, later`, again);
    });
});
