import assert from "node:assert/strict";
import type { ExecutionEvent } from "../../../src/core/records";
import { timelineView } from "../../../src/panels/view/timelineView";
import type { ResourcesView } from "../../../src/shared/details/resourcesView";
import { after, statusWith } from "./detailsFixture";

describe("resources on the timeline of an execution", () => {
  const resourcesOf = (events: readonly ExecutionEvent[]): ResourcesView | null =>
    timelineView(
      statusWith([
        ["CREATED", 0],
        ["EXECUTING", 1000],
      ]),
      events,
      "EXECUTING",
      new Date(after(5000)),
    ).resources;
  const sample = (ms: number, cpuPercent: number, memoryBytes: number): ExecutionEvent => ({
    at: after(ms),
    type: "resource",
    cpuPercent,
    memoryBytes,
    processes: 1,
  });

  it("are the samples at their times, with the last and the peaks", () => {
    const resources = resourcesOf([
      sample(1500, 50, 10),
      { at: after(1600), type: "metric", name: "loss", value: 1 },
      sample(2500, 197.5, 30),
      sample(3500, 20, 20),
    ]);
    assert.ok(resources !== null);
    assert.deepEqual(
      resources.points.map(({ atMs, cpuPercent, memoryBytes }) => [atMs, cpuPercent, memoryBytes]),
      [
        [1500, 50, 10],
        [2500, 197.5, 30],
        [3500, 20, 20],
      ],
    );
    assert.equal(resources.last.atMs, 3500);
    const { peakCpuPercent, peakMemoryBytes, peakGpuPercent } = resources;
    assert.deepEqual([peakCpuPercent, peakMemoryBytes, peakGpuPercent], [197.5, 30, null]);
  });

  it("are of all GPUs together", () => {
    const gpus = [
      { percent: 100, memoryBytes: 1 },
      { percent: 50, memoryBytes: 1 },
    ];
    const resources = resourcesOf([{ ...sample(1500, 1, 1), gpus } as ExecutionEvent]);
    assert.deepEqual([resources?.last.gpuPercent, resources?.peakGpuPercent], [75, 75]);
  });

  it("keep the peaks where they are too many to be drawn", () => {
    const events = Array.from({ length: 6000 }, (_, second) =>
      sample(second * 1000, second === 4321 ? 400 : 10, second === 17 ? 999 : 5),
    );
    const resources = resourcesOf(events);
    assert.ok((resources?.points.length ?? 9999) <= 300);
    assert.ok(resources?.points.some(({ cpuPercent }) => cpuPercent === 400));
    assert.ok(resources?.points.some(({ memoryBytes }) => memoryBytes === 999));
  });

  it("are none where nothing was measured, and lines of a strange bundle do no harm", () => {
    assert.equal(resourcesOf([]), null);
    const strange = { at: after(10), type: "resource", cpuPercent: "much", memoryBytes: -3, gpus: "none" };
    const resources = resourcesOf([strange as unknown as ExecutionEvent]);
    assert.deepEqual(resources?.points, [{ atMs: 10, cpuPercent: 0, memoryBytes: 0, gpuPercent: null }]);
  });
});
