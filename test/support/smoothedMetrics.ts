import assert from "node:assert/strict";
import type { Keyboard } from "playwright-core";
import type { MetricsPage } from "./metricsPage";

const keys = ["A", "B", "C", "D"];

/** Asserts that smoothed values of `val_loss` are called so, real ones beside them: at the cursor, in the legend and in the table. */
export async function tellsSmoothed(metrics: MetricsPage, keyboard: Keyboard): Promise<void> {
  await metrics.chart("val_loss").focus();
  await keyboard.press("Home");
  await keyboard.press("Shift+ArrowRight");
  const [place, smoothed, raw, , value = "", real = ""] = await metrics.tip("val_loss");
  assert.deepEqual([place, smoothed, raw], ["step 10", "smoothed 0.6", "raw"]);
  assert.notEqual(value, real);
  await metrics.frame.locator(".legend th", { hasText: "at step 10 · smoothed 0.6 (raw)" }).first().waitFor();
  const told = await Promise.all(keys.map(async (key) => (await metrics.cells(key))[3]));
  assert.ok(told.includes(`${value} (${real})`), told.join());
  await metrics.pressAction("val_loss", "table");
  const heads = metrics.panel("val_loss").locator(".chart-table thead th");
  await heads.first().waitFor();
  assert.deepEqual(
    (await heads.allTextContents()).map((text) => text.replaceAll(/\s+(lr [\d.]+\s*)?/g, " ").trim()),
    ["Step", ...keys.flatMap((key) => [`${key} smoothed 0.6`, key])],
  );
  await metrics.pressAction("val_loss", "table");
  await metrics.chart("val_loss").waitFor();
}
