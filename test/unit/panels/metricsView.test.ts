import assert from "node:assert/strict";
import { MetricSeries } from "../../../src/core/curves/metricSeries";
import { bundlePaths } from "../../../src/bundle/layout";
import { executionKey } from "../../../src/core/executionKey";
import { buildMetricsView, type MetricsFacts } from "../../../src/panels/metrics/buildMetricsView";
import { metricsCsv } from "../../../src/panels/metrics/metricsCsv";
import type { MetricView } from "../../../src/shared/metrics/metricsView";
import { firstChoices } from "../../../src/shared/metrics/pageState";
import { readCsv } from "../../support/readCsv";
import { summary } from "../../support/summaries";

const started = "2026-11-22T10:00:00.000Z";
const begin = Date.parse(started);

function factsOf(
  id: string,
  metrics: Readonly<Record<string, readonly number[]>>,
  outputs: readonly string[] = [],
): MetricsFacts {
  const series = new Map(
    Object.entries(metrics).map(([name, values]) => {
      const one = new MetricSeries();
      for (const [index, value] of values.entries()) one.append(begin + index * 1000, index + 1, value);
      return [name, one];
    }),
  );
  return {
    target: { workspace: "/lab", id },
    summary: summary({ id, name: id, started }),
    args: [],
    series,
    outputs,
    addressOf: (path) => `page:${id}/${path}`,
    problem: null,
  };
}

const { look } = firstChoices;
const letters = ["a", "b", "c", "d", "e", "f", "g"];

describe("the metrics page's view", () => {
  it("lays the curves of several executions over each other, with last and best values", () => {
    const view = buildMetricsView(
      [factsOf("first", { loss: [3, 1, 2], accuracy: [0.1, 0.9] }), factsOf("second", { loss: [5, 4] })],
      look,
      false,
    );
    const [loss, accuracy] = view.metrics;
    assert.deepEqual(
      loss?.curves.map(({ execution, last, best, line }) => [execution, last, best, line.y]),
      [
        [0, { x: 3, y: 2 }, { x: 2, y: 1 }, [3, 1, 2]],
        [1, { x: 2, y: 4 }, { x: 2, y: 4 }, [5, 4]],
      ],
    );
    assert.deepEqual([loss.better, accuracy?.better], ["min", "max"]);
    assert.deepEqual(view.extent, { from: 1, to: 3 });
    assert.deepEqual(
      view.executions.map(({ key, label }) => [key, label]),
      [
        ["A", "first"],
        ["B", "second"],
      ],
    );
  });

  it("tells the same by time since the start", () => {
    const view = buildMetricsView(
      [factsOf("first", { loss: [3, 1, 2] })],
      { ...look, axis: "relative" },
      false,
    );
    assert.deepEqual(view.metrics[0]?.curves[0]?.line.x, [0, 1000, 2000]);
    assert.deepEqual(view.metrics[0].curves[0].best, { x: 1000, y: 1 });
  });

  it("smooths the line and keeps the raw one; last and best stay raw", () => {
    const view = buildMetricsView([factsOf("first", { loss: [1, 4] })], { ...look, smoothing: 0.5 }, false);
    const lines = view.metrics[0]?.curves.map(({ line, raw, last }) => [line.y, raw?.y, last?.y]);
    assert.deepEqual(lines, [[[1, 3], [1, 4], 4]]);
  });

  it("sends points of the metrics that have a chart alone: the first six of curves, or those that were chosen", () => {
    const metrics = Object.fromEntries(
      ["one", ...letters].map((name) => [name, name === "one" ? [1] : [1, 2]]),
    );
    const shown = (chosen: readonly string[] | null): string[] =>
      buildMetricsView([factsOf("first", metrics)], { ...look, shown: chosen }, false)
        .metrics.filter(({ curves }) => (curves[0]?.line.x.length ?? 0) > 0)
        .map(({ name }) => name);
    assert.deepEqual(shown(null), letters.slice(0, 6));
    assert.deepEqual(shown(["g", "one"]), ["one", "g"]);
  });

  it("tells of metrics without a chart by their name alone where that is asked for", () => {
    const facts = [factsOf("first", { loss: [3, 1], accuracy: [0.1, 0.9] })];
    const told = (of: "all" | "shown"): readonly MetricView[] =>
      buildMetricsView(facts, { ...look, shown: ["loss"] }, false, of).metrics;
    const [all, shown] = [told("all"), told("shown")];
    assert.deepEqual(
      shown.map(({ name, curves }) => [name, curves.length]),
      [
        ["loss", 1],
        ["accuracy", 0],
      ],
    );
    assert.deepEqual(shown[0], all[0]);
    assert.equal(all[1]?.curves.length, 1);
  });

  it("sets what was written by step side by side, pictures with their address", () => {
    const view = buildMetricsView(
      [
        factsOf("first", {}, ["confusion-1.png", "confusion-2.png", "model.pt"]),
        factsOf("second", {}, ["confusion-2.png"]),
      ],
      look,
      false,
    );
    const [series] = view.stepFiles;
    assert.deepEqual([series?.name, series?.steps, series?.isImage], ["confusion.png", [1, 2], true]);
    assert.equal(series?.rows[1]?.files[0]?.source, `page:second/${bundlePaths.outputs}/confusion-2.png`);
    assert.equal(view.stepFiles.length, 1);
  });

  it("has a key for each of many executions", () => {
    assert.deepEqual([0, 25, 26, 27, 701, 702].map(executionKey), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
  });

  it("writes every value as CSV, as it came", () => {
    const facts = [factsOf("first", { loss: [3, NaN], "=cmd|' /C calc'!A0": [1] })];
    const [head, ...rows] = readCsv([...metricsCsv(facts, ["loss", "=cmd|' /C calc'!A0"])].join(""));
    assert.deepEqual(head, ["execution", "label", "metric", "step", "time", "seconds", "value"]);
    assert.deepEqual(rows, [
      ["first", "first", "loss", "1", started, "0", "3"],
      ["first", "first", "loss", "2", "2026-11-22T10:00:01.000Z", "1", null],
      ["first", "first", "=cmd|' /C calc'!A0", "1", started, "0", "1"],
    ]);
  });
});
