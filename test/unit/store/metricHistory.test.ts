import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MetricHistory } from "../../../src/store/metricHistory";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

function line(step: number, name = "loss"): string {
  const at = new Date(1_780_000_000_000 + step).toISOString();
  return `${JSON.stringify({ at, type: "metric", name, value: 1 / (step + 1), step })}\n`;
}

describe("the metrics of an execution's events", () => {
  let folder = "";
  let path = "";

  before(async () => {
    folder = await makeTemporaryFolder("metrics");
    path = join(folder, "events.ndjson");
  });

  after(async () => {
    await removeFolder(folder);
  });

  const steps = (history: MetricHistory, name = "loss"): number[] => [
    ...(history.series.get(name)?.along("step", 0).x ?? []),
  ];

  it("hold nothing while there is no file", async () => {
    const history = new MetricHistory(join(folder, "none.ndjson"));
    assert.equal(await history.read(), false);
    assert.equal(history.series.size, 0);
  });

  it("are read on as lines come, a line that is not whole later", async () => {
    writeFileSync(path, line(1) + line(2).slice(0, 20));
    const history = new MetricHistory(path);
    assert.equal(await history.read(), true);
    assert.deepEqual(steps(history), [1]);
    assert.equal(await history.read(), false);
    appendFileSync(path, line(2).slice(20) + line(3, "accuracy"));
    assert.equal(await history.read(), true);
    assert.deepEqual(steps(history), [1, 2]);
    assert.deepEqual(steps(history, "accuracy"), [3]);
  });

  it("begin anew where a shorter file took the place of the first", async () => {
    writeFileSync(path, line(1) + line(2) + line(3));
    const history = new MetricHistory(path);
    await history.read();
    writeFileSync(path, line(9));
    assert.equal(await history.read(), true);
    assert.deepEqual(steps(history), [9]);
  });

  it("are whole though the file is larger than a piece, and a line too", async () => {
    const count = 30_000;
    const long = `${JSON.stringify({ at: "2026-11-22T10:00:00Z", type: "status", message: "x".repeat(3_000_000) })}\n`;
    writeFileSync(path, Array.from({ length: count }, (_, step) => line(step)).join("") + long + line(count));
    const history = new MetricHistory(path);
    await history.read();
    assert.equal(steps(history).length, count + 1);
    assert.equal(history.series.get("loss")?.last?.step, count);
  });

  it("are read once though they are asked for twice at the same time", async () => {
    writeFileSync(path, line(1) + line(2));
    const history = new MetricHistory(path);
    assert.deepEqual(await Promise.all([history.read(), history.read()]), [true, false]);
    assert.deepEqual(steps(history), [1, 2]);
  });
});
