import assert from "node:assert/strict";
import { buildLineage } from "../../../src/core/lineage/buildLineage";
import type { LineageArtifact } from "../../../src/core/lineage/lineageRecord";
import { artifactUsers } from "../../../src/panels/artifactUsers";
import { summary } from "../../support/summaries";

function artifact(direction: "input" | "output", uri: string, content: string, size = 100): LineageArtifact {
  const known = direction === "input" ? "declared" : "outputs";
  return {
    direction,
    name: uri,
    role: "data",
    type: "File",
    sha256: content.padEnd(64, "0"),
    size,
    uri,
    known,
  };
}

function record(id: string, created: string, artifacts: readonly LineageArtifact[]) {
  return { execution: summary({ id, created }), artifacts, deleted: false };
}

describe("who else used or made what an execution did", () => {
  const model = artifact("output", "outputs/model.bin", "a");
  const graph = buildLineage(
    [
      record("train-1", "2026-11-20T10:00:00.000Z", [artifact("input", "data.csv", "d"), model]),
      record("train-2", "2026-11-20T11:00:00.000Z", [artifact("input", "copy.csv", "d"), model]),
      record("test-1", "2026-11-20T12:00:00.000Z", [
        artifact("input", "model.bin", "a"),
        artifact("output", "outputs/e", "e", 0),
      ]),
      record("test-2", "2026-11-20T13:00:00.000Z", [
        artifact("input", "model.bin", "a"),
        artifact("output", "outputs/e", "e", 0),
      ]),
    ],
    "/lab",
  );

  it("is told by content, whatever it was called, newest first, without the execution itself", () => {
    const asked = [artifact("input", "data.csv", "d"), model];
    assert.deepEqual(artifactUsers(graph, "train-1", asked), [
      { uri: "data.csv", made: [], used: [{ id: "train-2", title: "train-2" }] },
      {
        uri: "outputs/model.bin",
        made: [{ id: "train-2", title: "train-2" }],
        used: [
          { id: "test-2", title: "test-2" },
          { id: "test-1", title: "test-1" },
        ],
      },
    ]);
  });

  it("is nobody of what is empty, or unlike all else", () => {
    const asked = [artifact("output", "outputs/e", "e", 0), artifact("output", "outputs/f", "f")];
    assert.deepEqual(artifactUsers(graph, "test-1", asked), []);
  });
});
