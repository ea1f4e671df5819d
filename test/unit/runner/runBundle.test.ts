import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../../src/core/jobStatus";
import type { ArtifactList, GitRecord, Instance } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { commandParameters, scriptParameters } from "../../support/commandLine";
import { type GitRepository } from "../../support/gitRepository";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

describe("a run", () => {
  const workspace = new RepositoryWorkspace();

  it("of a plain script leaves a complete, signed bundle with its arguments, code version and outputs", async () => {
    workspace.repository.write(
      "train.mjs",
      "import { writeFileSync } from 'node:fs';\nconsole.log('args', process.argv.slice(2).join('|'));\nconsole.error('careful');\nwriteFileSync(process.env.EXECUTION_OUTPUTS + '/model.json', '{}');\n",
    );
    const commit = workspace.repository.commit();
    workspace.repository.write("train.mjs", `${executionsScript(workspace.repository)}// changed\n`);
    const { code, value } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "train.mjs",
      "--",
      "--rate",
      "a b",
    );
    assert.equal(code, 0);
    assert.equal(value.state, "COMPLETED");
    assert.equal(value.methodId, "train");
    assert.equal(value.script, "train.mjs");
    assert.equal(value.commit, commit);
    assert.equal(value.dirty, true);
    assert.match(value.id, /^train-\d{8}-\d{6}-[a-z2-7]{4,}$/);
    assert.equal(workspace.executions.read(value.id, "outputs/stdout.log"), "args --rate|a b\n");
    assert.equal(workspace.executions.read(value.id, "outputs/stderr.log"), "careful\n");
    assert.match(workspace.executions.read(value.id, "metadata/changes.patch"), /^\+\/\/ changed$/m);
    const files = [
      "auth/jwt.json",
      "output.zip",
      ...["method", "request", "infrastructure", "instance", "jobStatus", "git", "artifacts", "manifest"].map(
        (name) => `metadata/${name}.json`,
      ),
      "metadata/provo.xml",
      "metadata/events.ndjson",
      "metadata/logs.ndjson",
    ];
    for (const file of files) assert.ok(existsSync(join(value.path, file)), `${file} is missing`);
    const { artifacts } = workspace.executions.readJson<ArtifactList>(value.id, "metadata/artifacts.json");
    assert.deepEqual(
      artifacts
        .filter(({ direction }) => direction === "output")
        .map(({ uri }) => uri)
        .sort(),
      ["outputs/model.json", "outputs/stderr.log", "outputs/stdout.log"],
    );
    const git = workspace.executions.readJson<GitRecord>(value.id, "metadata/git.json");
    assert.ok(git.repository && git.branch === "main" && git.changedLines === 1);
    const instance = workspace.executions.readJson<Instance>(value.id, "metadata/instance.json");
    assert.deepEqual(instance.commandLine.slice(-3), ["train.mjs", "--rate", "a b"]);
    assert.match(instance.interpreter?.version ?? "", /^v?\d+\./);
    const verified = await workspace.executions.json<{ ok: boolean; signature: string }>("verify", value.id);
    assert.deepEqual([verified.code, verified.value.ok, verified.value.signature], [0, true, "valid"]);
  });

  it("goes through the states in order, each with its time", async () => {
    workspace.executions.method(
      "steps",
      scriptParameters({
        "deploy-script": "echo deploy",
        "execute-script": "echo execute",
        "undeploy-script": "echo undeploy",
      }),
    );
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "steps");
    const status = workspace.executions.readJson<JobStatus>(value.id, "metadata/jobStatus.json");
    assert.deepEqual(
      status.history.map(({ state }) => state),
      ["CREATED", "STARTED", "EXECUTING", "COMPLETED"],
    );
    assert.deepEqual(
      [status.type, status.status, status.processID, status.jobID],
      ["process", "successful", "steps", value.id],
    );
    assert.ok(
      status.started !== undefined &&
        status.finished !== undefined &&
        status.created <= status.started &&
        status.started <= status.finished,
    );
    assert.equal(workspace.executions.read(value.id, "outputs/stdout.log"), "deploy\nexecute\nundeploy\n");
  });

  it("that fails keeps its partial outputs, exits as the script did, and says why", async () => {
    workspace.repository.write(
      "fail.sh",
      "echo part > \"$EXECUTION_OUTPUTS/part.txt\"\necho 'no such column: age' >&2\nexit 7\n",
    );
    const { code, stderr } = await workspace.executions.run("run", "fail.sh");
    assert.equal(code, 7);
    const [id = ""] = workspace.executions.bundles();
    const status = workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json");
    assert.equal(status.state, "FAILED");
    assert.equal(status.exitCode, 7);
    assert.match(
      status.reason ?? "",
      /^exit code 7 after [\d.]+ m?s; last line of stderr: no such column: age$/,
    );
    assert.equal(workspace.executions.read(id, "outputs/part.txt"), "part\n");
    assert.ok(
      stderr.trimEnd().split("\n").at(-1)?.includes(id),
      "the last line of standard error names the id",
    );
    assert.equal((await workspace.executions.json<{ ok: boolean }>("verify", id)).value.ok, true);
  });

  it("runs the undeploy script after a failure too, and its own failure is a warning", async () => {
    workspace.executions.method(
      "clean",
      scriptParameters({ "execute-script": "exit 3", "undeploy-script": "echo cleaned; exit 9" }),
    );
    const { code, value } = await workspace.executions.json<ExecutionSummary>("run", "clean");
    assert.deepEqual([code, value.state, value.exitCode], [3, "FAILED", 3]);
    assert.equal(workspace.executions.read(value.id, "outputs/stdout.log"), "cleaned\n");
    assert.match(
      workspace.executions.read(value.id, "metadata/events.ndjson"),
      /the undeploy script ended with exit code 9/,
    );
  });

  it("whose deploy script fails never runs the main script", async () => {
    workspace.executions.method(
      "undeployable",
      scriptParameters({ "deploy-script": "exit 5", "execute-script": "echo ran" }),
    );
    const { code, value } = await workspace.executions.json<ExecutionSummary>("run", "undeployable");
    assert.deepEqual([code, value.state], [5, "FAILED"]);
    assert.match(value.reason ?? "", /^deploy script: exit code 5/);
    assert.equal(workspace.executions.read(value.id, "outputs/stdout.log"), "");
  });

  it("of a command method hands its inputs over as arguments and hashes declared files", async () => {
    workspace.repository.write("data/in put.csv", "a,b\n1,2\n");
    workspace.executions.method("print", {
      inputs: {
        data: { schema: { type: "string", format: "file" } },
        rate: { schema: { type: "number", default: 0.5 } },
      },
      ...commandParameters(
        process.execPath,
        "-e",
        "console.log(JSON.stringify(process.argv.slice(1)))",
        "--",
        "{{ data }}",
        "--rate={{ rate }}",
      ),
    });
    const { value } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "print",
      "--input",
      "data=data/in put.csv",
    );
    assert.equal(
      workspace.executions.read(value.id, "outputs/stdout.log"),
      '["data/in put.csv","--rate=0.5"]\n',
    );
    const { artifacts } = workspace.executions.readJson<ArtifactList>(value.id, "metadata/artifacts.json");
    const [input] = artifacts.filter(({ direction }) => direction === "input");
    assert.deepEqual(
      [input?.role, input?.uri, input?.size, input?.known],
      ["data", "data/in put.csv", 8, "declared"],
    );
    assert.match(input?.sha256 ?? "", /^[0-9a-f]{64}$/);
  });

  it("makes any command line an execution", async () => {
    const { code, value } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "--",
      "sh",
      "-c",
      "echo $0 $1",
      "x",
      "y z",
    );
    assert.deepEqual([code, value.methodId], [0, "sh"]);
    assert.equal(workspace.executions.read(value.id, "outputs/stdout.log"), "x y z\n");
  });

  it("of a Node script that throws names the error as its reason", async () => {
    workspace.repository.write("throw.mjs", "throw new TypeError('no such species: Dodo');\n");
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "throw.mjs");
    assert.match(value.reason ?? "", /last line of stderr: TypeError: no such species: Dodo$/);
  });

  it("runs without a temp folder, with pipes", async () => {
    const { code, stdout } = await workspace.executions.start(["run", "--", "echo", "hello"], {
      env: { TMPDIR: "/nowhere" },
    }).ended;
    assert.deepEqual([code, stdout], [0, "hello\n"]);
  });

  it("leaves nothing of its own in the folders of the cache", async () => {
    await workspace.executions.run("run", "--", "true");
    assert.deepEqual(readdirSync(join(workspace.repository.root, ".executions/.cache/running")), []);
  });
});

function executionsScript(repository: GitRepository): string {
  return repository.git("show", "HEAD:train.mjs");
}
