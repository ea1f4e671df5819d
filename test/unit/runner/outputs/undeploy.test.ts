import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hashFile } from "../../../../src/bundle/seal/hashFile";
import type { ArtifactList } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("a run with an undeploy script", () => {
  const workspace = new RepositoryWorkspace();

  it("keeps outputs before the undeploy script takes them away", async () => {
    const made = [
      "mkdir -p results scratch; echo 1 > results/new.csv; echo 2 > scratch/seen.txt; echo 3 > scratch/said.txt",
      `echo '{"type":"artifact","role":"output","path":"scratch/said.txt","name":"said"}' >> "$EXECUTION_EVENTS"`,
      'echo 4 > "$EXECUTION_OUTPUTS/own.txt"',
    ];
    workspace.executions.method("shell", {
      additionalParameters: {
        parameters: [
          { name: "execute-script", value: made },
          { name: "undeploy-script", value: ["rm -r results scratch; echo cleaned; echo 5 > last.txt"] },
          { name: "collect", value: ["results/*.csv"] },
        ],
      },
    });
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "shell");
    const { id, path } = value;
    const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    const outputs = artifacts.filter(({ direction }) => direction === "output");
    assert.deepEqual(outputs.map(({ known, name }) => `${known} ${name}`).sort(), [
      "collected results/new.csv",
      "observed last.txt",
      "observed scratch/seen.txt",
      "outputs own.txt",
      "outputs stderr.log",
      "outputs stdout.log",
      "registered said",
    ]);
    for (const { uri, sha256: hash } of outputs) assert.equal(hashFile(join(path, uri)).sha256, hash, uri);
    assert.equal(readFileSync(join(path, "outputs/stdout.log"), "utf8"), "cleaned\n");
    assert.doesNotMatch(workspace.executions.read(id, "metadata/events.ndjson"), /"warning"/);
    assert.ok((await workspace.executions.json<{ ok: boolean }>("verify", id)).value.ok);
  });
});
