import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import { dirname, join } from "node:path";
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

  it("again names an execution whose id begins with a dash behind --, its arguments behind another one", async () => {
    const { executions } = workspace;
    const first = (await executions.json<ExecutionSummary>("run", "--", "echo", "one")).value;
    renameSync(first.path, join(dirname(first.path), "--help"));
    const printed = async (verb: string, ...args: string[]): Promise<string> => {
      const { value, stderr } = await executions.json<ExecutionSummary>(verb, ...args);
      assert.equal(value.rerunOf, "--help", stderr);
      return executions.read(value.id, "outputs/stdout.log");
    };
    assert.equal(await printed("rerun", "--", "--help"), "one\n");
    assert.equal(await printed("rerun", "--name=again", "--", "--help", "--", "-n", "two"), "two");
    assert.equal(await printed("rerun", "--", "--help", "--"), "\n");
    assert.equal(await printed("reproduce", "--anyway", "--", "--help"), "one\n");
    assert.equal((await executions.run("retry", "--", "--help")).code, 2);
    assert.match((await executions.run("rerun", "--", "--help", "two")).stderr, /name one execution/);
    assert.match((await executions.run("show", "--", "--help")).stdout, /echo/);
  });
});
