import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { describeWorkbench } from "../support/describeWorkbench";
import { LineagePage } from "../support/lineagePage";
import { repositoryRoot } from "../support/repositoryRoot";

const size = { width: 1500, height: 950 };
const rounds = 3;
/** An execution is two nodes: itself and what it made. */
const cases = [
  { nodes: 20, areAlike: false },
  { nodes: 2_000, areAlike: true },
  { nodes: 2_000, areAlike: false },
  { nodes: 20_000, areAlike: true },
  { nodes: 20_000, areAlike: false },
];

for (const { nodes, areAlike } of cases)
  describeWorkbench(
    `the lineage of ${nodes} nodes, ${areAlike ? "alike" : "different"}`,
    { size },
    (workbench) => {
      before("make them", async () => {
        make(workbench().workspace?.folder ?? "", nodes / 2, areAlike);
        await workbench().openContainer("Executions");
        await workbench().tree("Executions").open();
      });

      async function open(): Promise<FrameLocator> {
        await workbench().openFile("data/raw.csv");
        await workbench().runCommand("Executions: Show Lineage");
        const { frame } = new LineagePage(await workbench().webview("Lineage"));
        await frame.locator(".node.start").waitFor({ timeout: 120_000 });
        return frame;
      }

      it("is drawn", async () => {
        for (let round = 0; round < rounds; round += 1) {
          const frame = await open();
          const shown = await frame
            .locator("body")
            .evaluate(
              () => performance.getEntriesByName("executions-lineage-first-view")[0]?.startTime ?? NaN,
            );
          const what = round === 0 ? "read for the first time" : "opened again";
          tell(
            `${nodes} nodes, ${areAlike ? "alike" : "different"}, ${what}: from its document to its picture`,
            shown,
          );
          if (round + 1 < rounds) await workbench().page.keyboard.press("Control+w");
        }
      });

      it("moves", async () => {
        const { frame } = new LineagePage(await workbench().webview("Lineage"));
        tell("  frames while it is moved, 60 px each: median", await frameTimes(frame, 0, 60));
        await frame.locator("body").press("0");
        tell("  of all of it: frames while it is moved: median", await frameTimes(frame, 0, 60));
        tell("  frames while it is made larger: median", await frameTimes(frame, -20, 0));
      });

      it("follows a choice", async () => {
        const { frame } = new LineagePage(await workbench().webview("Lineage"));
        for (const [choice, drawn] of [
          ["List", "tbody tr"],
          ["Graph", ".canvas"],
        ] as const) {
          const begun = performance.now();
          await frame.locator(".bar button", { hasText: choice }).click();
          await frame.locator(drawn).first().waitFor();
          tell(`  from the press on ${choice} until it is there`, performance.now() - begun);
        }
        await workbench().screenshot(`bench-lineage-${nodes}-${areAlike ? "alike" : "different"}`);
      });
    },
  );

function make(workspace: string, executions: number, areAlike: boolean): void {
  const maker = join(repositoryRoot(), "test", "bench", "pipelines.mjs");
  const script = `import { makePipelines } from ${JSON.stringify(maker)}; makePipelines(process.argv[1], ${executions}, ${areAlike});`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script, workspace]);
}

/** The median time of a frame in ms while the wheel turns in each; with Ctrl where it is made larger. */
async function frameTimes(frame: FrameLocator, zoom: number, move: number): Promise<number> {
  return await frame.locator(".canvas").evaluate(
    async (canvas, [larger, pixels]) => {
      const times: number[] = [];
      let last = 0;
      const { left, top } = canvas.getBoundingClientRect();
      await new Promise<void>((resolve) => {
        const next = (now: number): void => {
          if (last > 0) times.push(now - last);
          last = now;
          canvas.dispatchEvent(
            new WheelEvent("wheel", {
              bubbles: true,
              cancelable: true,
              clientX: left + 300,
              clientY: top + 300,
              deltaY: larger === 0 ? pixels : larger,
              ctrlKey: larger !== 0,
            }),
          );
          if (times.length < 60) requestAnimationFrame(next);
          else resolve();
        };
        requestAnimationFrame(next);
      });
      return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;
    },
    [zoom, move] as const,
  );
}

function tell(what: string, ms: number): void {
  process.stdout.write(`${what.padEnd(96)} ${ms.toFixed(0).padStart(7)} ms\n`);
}
