import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { bundled } from "./bundled.mjs";
import { report } from "./measure.mjs";

const columns = 500;
const rounds = 5;

/** Events as the runner writes them: one metric, a noisy curve that falls. */
async function writeEvents(path, count) {
  const file = createWriteStream(path);
  const begun = Date.parse("2026-11-22T10:00:00.000Z");
  let state = 7;
  for (let step = 0; step < count;) {
    let text = "";
    for (const end = Math.min(count, step + 20_000); step < end; step += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const value = Math.exp((-3 * step) / count) + state / 2 ** 34;
      const at = new Date(begun + step).toISOString();
      text += `${JSON.stringify({ at, type: "metric", name: "loss", value, step })}\n`;
    }
    if (!file.write(text)) await new Promise((resolve) => file.once("drain", resolve));
  }
  file.end();
  await finished(file);
}

const modules = [
  'export { MetricHistory } from "./src/store/metricHistory";',
  'export { reduceCurve } from "./src/core/curves/reduceCurve";',
  'export { smoothCurve } from "./src/core/curves/smoothCurve";',
  'export { chartPicture } from "./webview-ui/src/chart/chartPicture";',
];

/** The median of several rounds; the first one warms caches. */
async function timeOf(action) {
  const all = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    await action(round);
    if (round > 0) all.push(performance.now() - begun);
  }
  return all.sort((one, other) => one - other)[Math.floor(all.length / 2)];
}

/** The chart of one curve, and what it takes to draw it at a stretch of its axis. */
function chartOf(line, range) {
  const curve = { key: "A", label: "run", style: 0, end: "ended", line, raw: null, last: null, best: null };
  return { name: "loss", axis: "step", range, isLog: false, better: "min", curves: [curve] };
}

/**
 * A curve of a million points: its events read, reduced to what a chart shows, smoothed, and drawn at each step of a
 * zoom, against reading the same bytes (a frame has 16 ms).
 */
export async function benchMetrics(count = 1_000_000) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const { MetricHistory, reduceCurve, smoothCurve, chartPicture } = await bundled(folder, modules);
    const path = join(folder, "events.ndjson");
    await writeEvents(path, count);
    const baseline = await timeOf(() =>
      JSON.parse(`[${readFileSync(path, "utf8").trimEnd().split("\n").join(",")}]`),
    );
    let history;
    const read = await timeOf(async () => {
      history = new MetricHistory(path);
      await history.read();
    });
    const curve = history.series.get("loss").along("step", 0);
    const whole = { from: 0, to: count - 1 };
    const zoomed = (round) => ({ from: count * 0.1 * round, to: count * (0.4 + 0.1 * round) });
    const draw = (range) =>
      chartPicture(
        chartOf(reduceCurve(curve, range, columns), range),
        { width: 640, height: 252 },
        { raw: true },
      );
    const measured = {
      "reduced to 500 pixel columns": await timeOf(() => reduceCurve(curve, whole, columns)),
      "zoomed: reduced and its picture made": await timeOf((round) => draw(zoomed(round))),
      smoothed: await timeOf(() => smoothCurve(curve.y, 0.9)),
    };
    const points = count.toLocaleString("en");
    report(`reading ${points} lines of JSON at once`, baseline, baseline, "(baseline)");
    report(`  the metrics of ${points} events`, read, baseline, "reading the lines");
    for (const [what, each] of Object.entries(measured))
      report(`  ${what}`, each, baseline, "reading the lines");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
