import assert from "node:assert/strict";
import type { ResourcePoint } from "../../../src/shared/details/resourcesView";
import { resourceRows } from "../../../webview-ui/src/details/resourceRows";
import { resourceTable } from "../../../webview-ui/src/details/resourceTable";
import { templateText } from "../../support/templateText";

const strings = {
  ...{ cpu: "CPU", memory: "Memory", gpu: "GPU", time: "Time" },
  ...{ peak: "Peak", peakOf: "{0}: at most {1}" },
};

describe("what a script used, as curves and as a table", () => {
  const points: readonly ResourcePoint[] = [
    { atMs: 0, cpuPercent: 5, memoryBytes: 1000, gpuPercent: 0 },
    { atMs: 1000, cpuPercent: 97.4, memoryBytes: 2000, gpuPercent: null },
    { atMs: 2500, cpuPercent: 40, memoryBytes: 1500, gpuPercent: 62 },
  ];
  const last = points[2] ?? assert.fail("there is no last point");
  const resources = { points, last, peakCpuPercent: 97.4, peakMemoryBytes: 2000, peakGpuPercent: 62 };
  const table = (shown = resources): string => templateText(resourceTable({ ...shown }, strings));
  const words = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

  it("are told for each point of each curve, with the peaks below", () => {
    assert.equal(
      words(table()),
      [
        "Time CPU Memory GPU",
        ...["0 s 5 % 1 KB 0 %", "1 s 97 % 2 KB 0 %", "2.5 s 40 % 1.5 KB 62 %"],
        "Peak 97 % 2 KB 62 %",
      ].join(" "),
    );
  });

  it("are the same points", () => {
    const place = { top: 0, left: 0, right: 100, x: (ms: number) => ms / 100 };
    const picture = templateText(resourceRows(resources, strings, place));
    const lines = [
      ...picture.matchAll(/(cpu|memory|gpu) ([\d.]+ [\d.]+(?:L[\d.]+ [\d.]+)+) (.+?: at most [\d.]+ \S+)/g),
    ];
    assert.deepEqual(
      lines.map(([, kind = "", line = "", told]) => [
        kind,
        line.split("L").map((corner) => Number(corner.split(" ")[0]) * 100),
        told,
      ]),
      [
        ["cpu", points.map(({ atMs }) => atMs), "CPU: at most 97 %"],
        ["memory", points.map(({ atMs }) => atMs), "Memory: at most 2 KB"],
        ["gpu", points.map(({ atMs }) => atMs), "GPU: at most 62 %"],
      ],
    );
  });
});
