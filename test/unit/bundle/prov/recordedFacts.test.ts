import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { bundlePaths, workspaceLayout } from "../../../../src/bundle/layout";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { recordedFacts } from "../../../../src/bundle/prov/recordedFacts";
import { provXml } from "../../../support/provXml";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

const train = `
const { readFileSync, writeFileSync } = require("node:fs");
const [, , data, lr] = process.argv;
readFileSync(data);
if (Number(lr) > 1) throw new Error("it diverges");
writeFileSync(process.env.EXECUTION_OUTPUTS + "/model.json", lr);
`;

describe("the provenance that the records of a bundle tell", () => {
  const workspace = new RepositoryWorkspace();

  async function run(...args: string[]): Promise<ExecutionSummary> {
    const { value } = await workspace.executions.json<ExecutionSummary>(...args);
    return value;
  }

  it("is to the byte what was written when it ended: of runs that completed, failed, used others, or were not run", async () => {
    const { executions, repository } = workspace;
    executions.method("train", {
      additionalParameters: {
        parameters: [{ name: "command", value: ["node", "train.js", "{{ data }}", "{{ lr }}"] }],
      },
      inputs: { lr: { schema: { type: "number" } }, data: { schema: { type: "string", format: "file" } } },
    });
    executions.write("train.js", train);
    executions.write("penguins.csv", "species\nAdelie\n");
    repository.write(".gitignore", ".executions\n");
    repository.commit("Train");
    const data = ["--input", "data=penguins.csv"];
    const first = await run("run", "train", "--input", "lr=0.1", ...data, "--name", "first", "--note", "why");
    const source = `data=execution:${first.id}/model.json`;
    const all = [
      first,
      await run("run", "train", "--input", "lr=2", ...data),
      await run("run", "train", "--input", "lr=0.2", "--input", source),
      await run("rerun", first.id),
      await run("run", "train", "--cache", "--input", "lr=0.1", ...data),
      await run("run", "train.js", "--", "penguins.csv", "0.1"),
    ];
    assert.deepEqual(
      all.map(({ state }) => state),
      ["COMPLETED", "FAILED", "COMPLETED", "COMPLETED", "CACHED", "COMPLETED"],
    );
    for (const { id, path, state } of all) {
      const facts = recordedFacts(workspaceLayout(executions.workspace), id, path);
      assert.ok(facts !== null, id);
      assert.equal(
        provXml(provenanceOf(facts)),
        executions.read(id, bundlePaths.provenance),
        `${id}, ${state}`,
      );
    }
  });
});
