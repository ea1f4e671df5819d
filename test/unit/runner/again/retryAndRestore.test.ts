import assert from "node:assert/strict";
import type { Artifact } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

const failsAtFirst = 'printf "%s" "$*" > seen; test -e ready';

describe("retrying an execution", () => {
  const workspace = new RepositoryWorkspace();

  it("runs a failed one with its own method, inputs and arguments, on today's code", async () => {
    const { executions } = workspace;
    executions.method("greet", {
      inputs: { who: { schema: { type: "string" } } },
      ...scriptParameters({ "execute-script": 'test -e ready && echo "{{ who }} $1"' }),
    });
    const failed = await executions.json<ExecutionSummary>("run", "greet", "--input", "who=Ada", "--", "now");
    assert.equal(failed.value.state, "FAILED");
    executions.write("ready", "");
    executions.method("greet", scriptParameters({ "execute-script": "echo changed" }));
    const { code, value } = await executions.json<ExecutionSummary>("retry", failed.value.id, "--tag", "two");
    assert.equal(code, 0);
    assert.equal(value.rerunOf, failed.value.id);
    assert.deepEqual(value.tags, ["two"]);
    assert.equal(executions.read(value.id, "outputs/stdout.log"), "Ada now\n");
    assert.equal(executions.readJson<{ again: string }>(value.id, "metadata/request.json").again, "retry");
  });

  it("is refused for one that ended well, with what to do instead, and makes nothing", async () => {
    const { executions } = workspace;
    const { value } = await executions.json<ExecutionSummary>("run", "--", "true");
    const { code, stdout, stderr } = await executions.run("retry", value.id);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, new RegExp(`executions rerun ${value.id}[^]*executions reproduce ${value.id}`));
    assert.deepEqual(executions.bundles(), [value.id]);
  });

  it("takes no other inputs or arguments", async () => {
    const { executions } = workspace;
    const failed = (await executions.json<ExecutionSummary>("run", "--", "sh", "-c", failsAtFirst)).value;
    for (const given of [
      ["--input", "a=1"],
      ["--", "other"],
    ])
      assert.equal((await executions.run("retry", failed.id, ...given)).code, 2, given.join(" "));
  });
});

describe("restoring an execution", () => {
  const workspace = new RepositoryWorkspace();
  const counts = [
    'last=$(cat "$EXECUTION_OUTPUTS/state/step" 2>/dev/null || echo 0)',
    'mkdir -p "$EXECUTION_OUTPUTS/state"',
    'echo $((last + 1)) > "$EXECUTION_OUTPUTS/state/step"',
    "echo at $last",
  ].join("\n");

  it("starts with a copy of its outputs and says what it was given", async () => {
    const { executions } = workspace;
    executions.method("count", scriptParameters({ "execute-script": counts }));
    const first = (await executions.json<ExecutionSummary>("run", "count")).value;
    const second = (await executions.json<ExecutionSummary>("restore", first.id)).value;
    assert.equal(second.state, "COMPLETED");
    assert.equal(second.rerunOf, first.id);
    assert.equal(executions.read(second.id, "outputs/stdout.log"), "at 1\n");
    assert.equal(executions.read(second.id, "outputs/state/step"), "2\n");
    assert.equal(executions.read(first.id, "outputs/state/step"), "1\n");
    const { artifacts } = executions.readJson<{ artifacts: Artifact[] }>(
      second.id,
      "metadata/artifacts.json",
    );
    const [given] = artifacts.filter(({ role }) => role === "restored");
    assert.equal(given?.uri, `.executions/executions/${first.id}/outputs/state/step`);
    assert.equal(given.direction, "input");
    assert.equal((await executions.run("verify", first.id, second.id)).code, 0);
  });

  it("is refused where there is nothing to start with", async () => {
    const { executions } = workspace;
    const { value } = await executions.json<ExecutionSummary>("run", "--", "echo", "hello");
    const { code, stderr } = await executions.run("restore", value.id);
    assert.equal(code, 2);
    assert.match(stderr, /has no outputs .*executions rerun/);
  });
});
