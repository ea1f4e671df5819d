import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { workbenchHost } from "../../.ci/lib/testHost.mjs";
import { bundled } from "./bundled.mjs";

const root = join(import.meta.dirname, "..", "..");
const rounds = 30;

const modules = [
  'export { MetricSeries } from "./src/core/curves/metricSeries";',
  'export { buildMetricsView } from "./src/panels/metrics/buildMetricsView";',
  'export { firstChoices } from "./src/shared/metrics/pageState";',
  'export { summary } from "./test/support/summaries";',
];

/** Executions with so many points together. */
function factsOf({ MetricSeries, summary }, count, executions) {
  return Array.from({ length: executions }, (_, index) => {
    const series = new MetricSeries();
    let state = index + 1;
    for (let step = 0; step < count / executions; step += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      series.append(step, step, Math.exp((-3 * step * executions) / count) + state / 2 ** 34);
    }
    const id = `train-${index}`;
    return {
      target: { workspace: "/lab", id },
      summary: summary({ id, name: id }),
      series: new Map([["loss", series]]),
      outputs: [],
      addressOf: () => "",
      problem: null,
    };
  });
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

/**
 * The metrics page of a million points in Chromium: from a key that zooms to the frame that shows it, with what the host
 * does for it, and from one that moves the cursor.
 */
export async function benchMetricsFrames(count = 1_000_000, executions = 4) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  const { environment } = await workbenchHost((text) => process.stderr.write(`${text}\n`));
  const browser = await chromium.launch({
    executablePath: environment.EXECUTIONS_BROWSER,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const host = await bundled(folder, modules);
    const facts = factsOf(host, count, executions);
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.exposeFunction("viewOf", (look) =>
      JSON.stringify(host.buildMetricsView(facts, look ?? host.firstChoices.look, false)),
    );
    await page.setContent("<body class='vscode-dark'><executions-metrics></executions-metrics></body>");
    await page.addStyleTag({ content: readFileSync(join(root, "dist", "webview", "metrics.css"), "utf8") });
    await page.addScriptTag({
      content: `
      window.acquireVsCodeApi = () => ({
        getState: () => undefined,
        setState: () => undefined,
        postMessage: async (message) => {
          const look = message.kind === "intent" && message.intent.type === "look" ? message.intent.look : undefined;
          if (message.kind !== "ready" && look === undefined) return;
          const view = JSON.parse(await window.viewOf(look));
          const snapshot = { view, targets: [], strings: window.words };
          window.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ kind: "snapshot", snapshot }) }));
          window.answers = (window.answers ?? 0) + 1;
        },
      });`,
    });
    await page.evaluate((strings) => (window.words = strings), stringsOf());
    await page.addScriptTag({ content: readFileSync(join(root, "dist", "webview", "metrics.js"), "utf8") });
    await page.locator(".curve-chart").first().waitFor();
    await page.locator(".curve-chart").first().focus();
    await page.keyboard.press("End");
    for (const [what, keys, until] of [
      ["zoom: key to the frame that shows what was there", ["+", "-"], "line"],
      ["zoom: key to the frame that shows every peak", ["+", "-"], "answer"],
      ["cursor: key to the frame that shows it", ["ArrowLeft", "ArrowRight"], "cursor"],
    ]) {
      const all = [];
      for (let round = 0; round < rounds; round += 1)
        all.push(await page.evaluate(frameAfter, { key: keys[round % 2], until }));
      process.stdout.write(
        `${what.padEnd(56)} ${median(all).toFixed(1).padStart(9)} ms  worst ${Math.max(...all).toFixed(1)} ms\n`,
      );
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in the page: milliseconds from a key to the frame after what it changes. @param until what has to be another. */
async function frameAfter({ key, until }) {
  const chart = document.querySelector(".curve-chart");
  const shown = {
    line: () => chart.querySelector("path.line")?.getAttribute("d"),
    cursor: () => chart.querySelector(".cursor")?.getAttribute("x1"),
    answer: () => window.answers,
  }[until];
  const before = shown();
  const begun = performance.now();
  chart.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  for (let frame = 0; frame < 60 && shown() === before; frame += 1) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}

/** Words of the page, by their names. */
function stringsOf() {
  const plain =
    "title toolbar axis smoothing marks marksShown noMarks metrics ofAll add exportAs exportPng exportSvg exportCsv exportAllCsv moreActions legend visible execution state atPlace last best at show hide remove reading noMetrics noMetricsYet filesByStep imagesByStep step sideBySide previousStep nextStep openFile imageOf noFile fold chartLabel chartKeys lowerIsBetter higherIsBetter logAxis log resetZoom showAsTable bestAt running notNumbers notNumber notPositive reduced noValues smoothed raw";
  const axes = { step: "step", time: "time", relative: "relative" };
  return {
    ...Object.fromEntries(plain.split(" ").map((name) => [name, name])),
    axes,
    placeOf: axes,
    mark: { best: "best", last: "last", raw: "raw" },
  };
}

if (process.argv[1] === import.meta.filename) await benchMetricsFrames();
