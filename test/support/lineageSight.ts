import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { CommandLine } from "./commandLine";
import { exactText } from "./exactText";
import { LineagePage } from "./lineagePage";
import { runScript, type Stage } from "./lineagePipeline";
import { press, until } from "./press";
import { TablePage } from "./tablePage";
import type { Workbench } from "./workbench";

/** How much of the Lineage page of the pipeline is shown: by steps, zoom and place. The training is its start. */
export function defineLineageSight(workbench: () => Workbench): void {
  const page = async (): Promise<LineagePage> => new LineagePage(await workbench().webview("Lineage"));

  it("shows fewer steps around the start, down to one, and all again", async () => {
    const lineage = await page();
    const { keyboard } = workbench().page;
    const depth = (text: string): Promise<void> =>
      lineage.frame.locator(".depth [aria-live]", { hasText: exactText(text) }).waitFor();
    const shown = (names: readonly string[]): Promise<void> =>
      until(
        async () => (await lineage.names()).join() === names.join(),
        `Not ${names.join()} alone are drawn.`,
      );
    const whole = await lineage.names();
    await depth("all");
    for (const steps of [4, 3, 2, 1]) {
      await press(lineage.frame.getByRole("button", { name: "Fewer steps" }));
      await depth(String(steps));
    }
    await shown(["clean.csv", "model.json", "train.mjs"]);
    await lineage.node("train.mjs").focus();
    await keyboard.press("]");
    await depth("2");
    await shown(["clean.csv", "evaluate.mjs", "model.json", "prepare.mjs", "train.mjs"]);
    await keyboard.press("[");
    await depth("1");
    for (const steps of [2, 3, 4, 5, 6, 7, 8, "all"]) {
      await press(lineage.frame.getByRole("button", { name: "More steps" }));
      await depth(String(steps));
    }
    await shown(whole);
  });

  it("is zoomed and moved, from its overview too, and tells what its forms mean", async () => {
    const lineage = await page();
    const { frame } = lineage;
    const { keyboard, mouse } = workbench().page;
    const button = (name: string): Locator => frame.getByRole("button", { name });
    const percent = async (): Promise<number> =>
      Number.parseInt(await frame.locator(".zoom .tnum").innerText(), 10);
    const reaches = (wanted: number): Promise<void> =>
      until(async () => Math.abs((await percent()) - wanted) <= 2, `It is not zoomed to ${wanted} %.`);
    const overview = frame.locator("svg.overview");
    const place = async (): Promise<{ readonly x: number; readonly y: number }> => {
      const box = await lineage.node("train.mjs").boundingBox();
      return box ?? assert.fail("The start is not drawn.");
    };
    const movedBy = async (act: () => Promise<void>, x: number, y: number): Promise<void> => {
      const before = await place();
      await act();
      await until(async () => {
        const now = await place();
        return Math.abs(now.x - before.x - x) <= 2 && Math.abs(now.y - before.y - y) <= 2;
      }, `It did not move by ${x}, ${y}.`);
    };

    assert.deepEqual(await frame.locator(".legend li").allInnerTexts(), ["artifact", "execution"]);
    await press(button("Show All"));
    await overview.waitFor({ state: "detached" });
    const whole = await percent();
    await press(button("Zoom In"));
    await reaches(whole * 1.25);
    await lineage.node("train.mjs").focus();
    await keyboard.press("-");
    await reaches(whole);
    await keyboard.press("+");
    await reaches(whole * 1.25);
    await keyboard.press("+");
    await reaches(whole * 1.25 ** 2);
    await overview.waitFor();

    const canvas = (await frame.locator(".canvas").boundingBox()) ?? assert.fail("There is no graph.");
    const empty = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height * 0.75 };
    const drag = async (): Promise<void> => {
      await mouse.move(empty.x, empty.y);
      await mouse.down();
      await mouse.move(empty.x + 60, empty.y - 40, { steps: 4 });
      await mouse.up();
    };
    await movedBy(drag, 60, -40);
    await movedBy(() => mouse.wheel(0, 30), 0, -30);
    const seen = async (): Promise<number> => Number(await overview.locator("rect.seen").getAttribute("x"));
    const goTo = async (x: number, isThere: (now: number, before: number) => boolean): Promise<void> => {
      const before = await seen();
      await overview.click({ position: { x, y: 52 } });
      await until(async () => isThere(await seen(), before), "The overview leads nowhere.");
    };
    await goTo(10, (now, before) => now < before);
    await goTo(180, (now, before) => now > before);
    await workbench().screenshot("lineage-overview");
    await keyboard.down("Control");
    await mouse.move(empty.x, empty.y);
    await mouse.wheel(0, 100);
    await keyboard.up("Control");
    await until(async () => (await percent()) < whole * 1.25 ** 2 - 4, "The wheel does not zoom.");
    await press(button("Show All"));
    await reaches(whole);
    await overview.waitFor({ state: "detached" });
  });
}

/** What beside the data leads from one execution to another on the Lineage page. @param ids of the pipeline, whose training was run again. */
export function defineLineageLinks(workbench: () => Workbench, ids: () => Record<Stage, string>): void {
  it("follows re-runs, and who started whom, where that is switched on", async function () {
    this.timeout(90_000);
    const folder = workbench().workspace?.folder ?? assert.fail("no folder is open");
    const within = new CommandLine(folder, { EXECUTION_ID: ids().train });
    await runScript(within, "--name", "started by it", "prepare.mjs", "--", "data/raw.csv");
    const table = new TablePage(await workbench().webview("Executions"));
    await press(table.row(ids().train));
    await workbench().page.keyboard.press("g");
    const { frame } = new LineagePage(await workbench().webview("Lineage"));
    await frame.locator(".node.start").waitFor();
    const links = frame.locator(".edge.link");
    const toggle = async (name: string): Promise<void> => {
      await press(frame.locator("[data-action=more]"));
      await press(frame.locator(".menu .item", { hasText: name }));
    };
    await toggle("Siblings");
    await links.first().waitFor({ state: "detached" });
    for (const name of ["Re-runs", "Who started whom"]) {
      await toggle(name);
      await links.first().waitFor({ state: "attached" });
      await workbench().screenshot(`lineage-links-${name === "Re-runs" ? "reruns" : "started"}`);
      await toggle(name);
      await links.first().waitFor({ state: "detached" });
    }
    await toggle("Siblings");
  });
}
