import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import { scriptParameters } from "../../support/commandLine";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

describe("a run", () => {
  const workspace = new RepositoryWorkspace();

  it("again is a new execution with the bundle's own method and inputs, what is given is changed", async () => {
    workspace.executions.method("greet", {
      inputs: { who: { schema: { type: "string" } }, times: { schema: { type: "integer", default: 1 } } },
      ...scriptParameters({ "execute-script": 'echo "{{ who }} {{ times }}"' }),
    });
    const first = (
      await workspace.executions.json<ExecutionSummary>(
        "run",
        "greet",
        "--input",
        "who=Ada",
        "--input",
        "times=2",
      )
    ).value;
    workspace.executions.method("greet", scriptParameters({ "execute-script": "echo changed" }));
    const second = (
      await workspace.executions.json<ExecutionSummary>("rerun", first.id, "--input", "times=3")
    ).value;
    assert.equal(second.rerunOf, first.id);
    assert.notEqual(second.id, first.id);
    assert.equal(workspace.executions.read(second.id, "outputs/stdout.log"), "Ada 3\n");
    assert.match(workspace.executions.read(second.id, "metadata/provo.xml"), /wasInformedBy/);
  });

  it("again takes the earlier arguments, others after --, and none after a bare --", async () => {
    const first = (await workspace.executions.json<ExecutionSummary>("run", "--", "echo", "one", "two"))
      .value;
    const printed = async (...args: string[]): Promise<string> =>
      workspace.executions.read(
        (await workspace.executions.json<ExecutionSummary>("rerun", first.id, ...args)).value.id,
        "outputs/stdout.log",
      );
    assert.equal(await printed(), "one two\n");
    assert.equal(await printed("--", "three"), "three\n");
    assert.equal(await printed("--"), "\n");
  });
});
