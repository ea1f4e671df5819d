import assert from "node:assert/strict";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { isNamedByPeople, rowTitles } from "../../../../src/core/compare/rowTitle";
import { summary } from "../../../support/summaries";
import { commit, comparedExecution, inputFile } from "../../../support/comparedExecution";

describe("what a reader calls a row of a comparison", () => {
  const everything = comparedExecution("train-1", {
    summary: summary({
      ...{ id: "train-1", exitCode: 1, signal: "SIGTERM", reason: "killed", durationMs: 5, outputsBytes: 7 },
      ...{ methodId: "train", version: "1", script: "train.py", type: "training", pipeline: "p", stage: "s" },
      ...{ infrastructure: "local", properties: { state: "mine" } },
    }),
    inputs: { duration: 5 },
    args: ["--lr", "0.1"],
    git: commit({ branch: "main" }),
    changes: "abc",
    changedFiles: [{ path: "data.csv", change: "added", addedLines: 3, removedLines: 0 }],
    artifacts: [inputFile("script", "train.py", "aa"), inputFile("data", "data.csv", "bb")],
    phases: new Map(
      (["prepare", "deploy", "execute", "collect", "undeploy", "seal"] as const).map((phase) => [phase, 1]),
    ),
    instance: {
      ...{ peakMemoryBytes: 1, cpuSeconds: 1, writtenBytes: 1, peakGpuMemoryBytes: 1, host: "h", cuda: "12" },
      platform: { os: "linux", release: "6", arch: "x64" },
      cpu: { model: "m", cores: 2 },
      memory: { totalBytes: 1 },
      gpus: [{ name: "g", driver: "d" }],
      container: { image: "i" },
      interpreter: { path: "/usr/bin/python3", version: "3.12", packages: { numpy: "2" } },
      environment: { SEED: "1" },
    },
  });
  const { rows } = compareExecutions([everything, everything], 0, []);

  it("is in the reader's language wherever the name is ours", () => {
    const titleOf = rowTitles((message) => `«${message}»`);
    const ours = rows.filter((row) => !isNamedByPeople(row));
    const untold = ours.filter((row) => titleOf(row) !== "CUDA" && !titleOf(row).startsWith("«"));
    assert.deepEqual(
      untold.map(({ section, name }) => `${section} ${name}`),
      [],
    );
    assert.ok(ours.length >= 40, `${ours.length} rows`);
  });

  it("is the name that a person gave, even where ours is the same", () => {
    const titleOf = rowTitles((message) => `«${message}»`);
    assert.equal(titleOf({ section: "inputs", name: "duration" }), "duration");
    assert.equal(titleOf({ section: "properties", name: "state" }), "state");
    assert.equal(titleOf({ section: "timing", name: "duration" }), "«Duration»");
  });
});
