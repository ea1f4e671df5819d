import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import { CommandLine, scriptParameters } from "../../support/commandLine";
import { GitRepository } from "../../support/gitRepository";

describe("a run", () => {
  let repository: GitRepository;
  let executions: CommandLine;

  beforeEach(() => {
    repository = GitRepository.create();
    executions = new CommandLine(repository.root, repository.environment as Record<string, string>);
  });

  afterEach(() => repository.remove());

  it("again is a new execution with the bundle's own method and inputs, what is given is changed", async () => {
    executions.method("greet", {
      inputs: { who: { schema: { type: "string" } }, times: { schema: { type: "integer", default: 1 } } },
      ...scriptParameters({ "execute-script": 'echo "{{ who }} {{ times }}"' }),
    });
    const first = (
      await executions.json<ExecutionSummary>("run", "greet", "--input", "who=Ada", "--input", "times=2")
    ).value;
    executions.method("greet", scriptParameters({ "execute-script": "echo changed" }));
    const second = (await executions.json<ExecutionSummary>("rerun", first.id, "--input", "times=3")).value;
    assert.equal(second.rerunOf, first.id);
    assert.notEqual(second.id, first.id);
    assert.equal(executions.read(second.id, "outputs/stdout.log"), "Ada 3\n");
    assert.match(executions.read(second.id, "metadata/provo.xml"), /wasInformedBy/);
  });

  it("again takes the earlier arguments, others after --, and none after a bare --", async () => {
    const first = (await executions.json<ExecutionSummary>("run", "--", "echo", "one", "two")).value;
    const printed = async (...args: string[]): Promise<string> =>
      executions.read(
        (await executions.json<ExecutionSummary>("rerun", first.id, ...args)).value.id,
        "outputs/stdout.log",
      );
    assert.equal(await printed(), "one two\n");
    assert.equal(await printed("--", "three"), "three\n");
    assert.equal(await printed("--"), "\n");
  });
});
