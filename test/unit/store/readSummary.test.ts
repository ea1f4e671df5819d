import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { currentOwner } from "../../../src/bundle/owner";
import { readEnd, readSummary } from "../../../src/store/readSummary";
import { makeBundle, type MadeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("the summary of a bundle", () => {
  let folder = "";
  const stateOf = (made: Omit<MadeBundle, "id">): readonly (string | null)[] => {
    const { state, reason } = readSummary(makeBundle(folder, { id: "x", ...made }));
    return [state, reason];
  };

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  it("tells the recorded state while its owner lives", () => {
    assert.deepEqual(stateOf({ states: ["STARTED", "EXECUTING"], owner: currentOwner() }), [
      "EXECUTING",
      null,
    ]);
  });

  it("tells the same of an end, of which fewer files are read", () => {
    const bundle = makeBundle(folder, { id: "x", metrics: { loss: 0.25 } });
    const { id, path, durationMs, metrics, cachedFrom } = readSummary(bundle);
    assert.deepEqual(readEnd(bundle), { id, path, durationMs, metrics, cachedFrom });
    assert.deepEqual(metrics, { loss: 0.25 });
  });

  it("tells DEAD where the owner is gone, and where another process has its number", function () {
    if (process.platform !== "linux") this.skip();
    const { pid } = spawnSync(process.execPath, ["-e", "0"]);
    const gone = "The process that ran it is gone and wrote no end";
    assert.deepEqual(stateOf({ states: ["STARTED"], owner: { ...currentOwner(), pid } }), ["DEAD", gone]);
    assert.deepEqual(stateOf({ states: ["STARTED"], owner: { ...currentOwner(), startTime: 1 } }), [
      "DEAD",
      gone,
    ]);
  });

  it("tells UNKNOWN where nobody here can ask the owner", () => {
    const elsewhere = { ...currentOwner(), machineId: "other", host: "lab-2" };
    assert.deepEqual(stateOf({ states: ["STARTED"], owner: elsewhere }), [
      "UNKNOWN",
      "It runs or ran on lab-2, and only there it is known whether it still does",
    ]);
    assert.deepEqual(stateOf({ states: ["STARTED"], owner: null }), [
      "UNKNOWN",
      "It does not say who runs it",
    ]);
  });

  it("tells the end whoever owned it", () => {
    assert.deepEqual(stateOf({ owner: { ...currentOwner(), machineId: "other" } }), ["COMPLETED", null]);
  });

  it("of CCP's record tells state and times from the OGC fields", () => {
    const bundle = makeBundle(folder, {
      id: "ccp",
      files: {
        "metadata/jobStatus.json": JSON.stringify({
          jobID: "ccp",
          status: "failed",
          message: "oops",
          started: "2026-01-01T00:00:00Z",
          finished: "2026-01-01T00:00:02Z",
        }),
      },
    });
    const { state, created, durationMs, imported } = readSummary(bundle);
    assert.deepEqual([state, created, durationMs, imported], ["FAILED", "2026-01-01T00:00:00Z", 2000, true]);
  });

  it("takes the last value of a metric and property, passing over damaged lines", () => {
    const lines = [
      '{"at":"t","type":"metric","name":"loss","value":2}',
      "{nonsense",
      '{"at":"t","type":"metric","name":"loss","value":1}',
      '{"at":"t","type":"property","name":"__proto__","value":"x"}',
    ];
    const bundle = makeBundle(folder, { id: "x", files: { "metadata/events.ndjson": lines.join("\n") } });
    const { metrics, properties } = readSummary(bundle);
    assert.deepEqual(metrics, { loss: 1 });
    assert.equal(({} as Record<string, unknown>)["x"], undefined);
    assert.equal(Object.getPrototypeOf(properties), Object.prototype);
  });

  it("tells how much memory it took at most, where that was seen", () => {
    const peak = (text: string): number | null =>
      readSummary(makeBundle(folder, { id: "x", files: { "metadata/instance.json": text } })).peakMemoryBytes;
    assert.equal(peak('{"peakMemoryBytes": 41000000}'), 41_000_000);
    assert.equal(peak('{"peakMemoryBytes": null}'), null);
    assert.equal(peak("{damaged"), null);
  });

  it("can be read however little is there", () => {
    const bundle = makeBundle(folder, { id: "x" });
    for (const part of [
      "metadata/method.json",
      "metadata/request.json",
      "metadata/git.json",
      "metadata/artifacts.json",
      "metadata/events.ndjson",
      "outputs",
    ]) {
      rmSync(join(bundle, part), { recursive: true });
      assert.equal(readSummary(bundle).state, "COMPLETED");
    }
    const { method, inputs, commit, outputsBytes, metrics } = readSummary(bundle);
    assert.deepEqual([method, inputs, commit, outputsBytes, metrics], [null, {}, null, null, {}]);
  });
});
