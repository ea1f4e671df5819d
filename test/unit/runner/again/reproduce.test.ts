import assert from "node:assert/strict";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import type { Artifact, GitState } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { runThenGoOn, stateOf, verdictsOf, worktreesLeft } from "../../../support/reproduction";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("reproducing an execution", () => {
  const workspace = new RepositoryWorkspace();

  it("brings a dirty run's result back after code was changed and committed, and leaves the user's tree as it is", async () => {
    const { repository, executions } = workspace;
    const first = await runThenGoOn(workspace);
    const before = stateOf(repository);
    const { code, value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id);
    assert.equal(code, 0, stderr);
    assert.equal(value.state, "COMPLETED");
    assert.equal(value.rerunOf, first.id);
    assert.equal(value.commit, first.commit);
    assert.equal(value.dirty, true);
    assert.equal(value.properties["reproduction"], "identical");
    assert.deepEqual(verdictsOf(executions, value.id), {
      "outputs/result.json": "identical",
      "outputs/rows.csv": "identical",
      "outputs/stdout.log": "identical",
      "outputs/stderr.log": "identical",
    });
    assert.match(stderr, new RegExp(`Reproduces ${first.id}: 2 are identical; of the logs 2 are identical`));
    assert.deepEqual(stateOf(repository), before);
    assert.deepEqual(worktreesLeft(repository), []);
    assert.equal((await executions.run("verify", first.id, value.id)).code, 0);
    const patch = executions.read(value.id, "metadata/changes.patch");
    for (const name of ["factor.mjs", "sum.mjs", "old.bin", "notes with"])
      assert.ok(patch.includes(name), name);
  });

  it("can itself be reproduced: commit, changes and inputs are recorded as of the first", async () => {
    const { executions } = workspace;
    const first = await runThenGoOn(workspace);
    const second = (await executions.json<ExecutionSummary>("reproduce", first.id)).value;
    const inputs = (id: string): unknown =>
      executions
        .readJson<{ artifacts: Artifact[] }>(id, "metadata/artifacts.json")
        .artifacts.filter(({ direction }) => direction === "input")
        .map(({ role, uri, sha256 }) => ({ role, uri, sha256 }));
    assert.deepEqual(inputs(second.id), inputs(first.id));
    assert.deepEqual(executions.readJson<GitState>(second.id, "metadata/git.json").omitted, []);
    const third = await executions.json<ExecutionSummary>("reproduce", second.id);
    assert.equal(third.value.properties["reproduction"], "identical", third.stderr);
  });

  it("is refused with what differs when an input changed and no bundle has it; --anyway runs and says so", async () => {
    const { repository, executions } = workspace;
    const first = await runThenGoOn(workspace);
    repository.write("data/in.txt", "4\n5\n6\n");
    const before = stateOf(repository);
    const refused = await executions.run("reproduce", first.id, "--json");
    assert.equal(refused.code, 2);
    assert.equal(refused.stdout, "");
    assert.match(
      refused.stderr,
      /the input argument 1, data\/in\.txt changed since, and its content .* in no bundle/,
    );
    assert.deepEqual(executions.bundles(), [first.id]);
    assert.deepEqual(worktreesLeft(repository), []);
    rmSync(repository.path("data/in.txt"));
    assert.match((await executions.run("reproduce", first.id)).stderr, /data\/in\.txt is not there any more/);
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id, "--anyway");
    assert.equal(value.state, "FAILED");
    assert.match(stderr, /Differs from .*data\/in\.txt is not there any more/);
    assert.match(executions.read(value.id, "metadata/events.ndjson"), /"warning","message":"not as in/);
    assert.equal(verdictsOf(executions, value.id)["outputs/result.json"], "missing");
    assert.deepEqual(stateOf(repository), before);
  });

  it("runs anyway on an ignored input as it is today", async () => {
    const { repository, executions } = workspace;
    repository.write(".gitignore", "*.csv\n");
    repository.write("count.sh", 'sed s/^/read/ data.csv > "$EXECUTION_OUTPUTS/read"\n');
    repository.write("data.csv", "1\n");
    repository.commit();
    const first = (await executions.json<ExecutionSummary>("run", "count.sh", "--", "data.csv")).value;
    repository.write("data.csv", "2\n");
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id, "--anyway");
    assert.equal(value.state, "COMPLETED", stderr);
    assert.equal(executions.read(value.id, "outputs/read"), "read2\n");
    assert.match(stderr, /Differs from .*data\.csv changed since/);
  });

  it("takes an input that is gone from another bundle that made the same content", async () => {
    const { repository, executions } = workspace;
    const first = await runThenGoOn(workspace);
    rmSync(repository.path("data"), { recursive: true });
    const maker = await executions.run(
      "run",
      "--",
      "sh",
      "-c",
      'printf "1\\n2\\n3\\n" > "$EXECUTION_OUTPUTS/made"',
    );
    assert.equal(maker.code, 0);
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id);
    assert.equal(value.properties["reproduction"], "identical", stderr);
    assert.equal(existsSync(repository.path("data")), false);
  });

  it("moves paths that name the workspace, and keeps those that lie elsewhere", async () => {
    const { repository, executions } = workspace;
    repository.write("copy.sh", 'cat "$1" "$2" > "$3/both.txt"; cp "$1" "$EXECUTION_OUTPUTS/one"\n');
    repository.write("in.txt", "one\n");
    repository.write("made/.keep", "");
    repository.commit();
    writeFileSync(repository.beside("elsewhere.txt"), "two\n");
    const args = [repository.path("in.txt"), "../elsewhere.txt", repository.path("made")];
    const first = (await executions.json<ExecutionSummary>("run", "copy.sh", "--", ...args)).value;
    rmSync(repository.path("made/both.txt"));
    repository.write("in.txt", "changed\n");
    repository.commit();
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id);
    assert.equal(value.state, "COMPLETED", stderr);
    assert.equal(value.properties["reproduction"], "identical", stderr);
    assert.equal(existsSync(repository.path("made/both.txt")), false);
    writeFileSync(repository.beside("elsewhere.txt"), "three\n");
    assert.match((await executions.run("reproduce", first.id)).stderr, /elsewhere\.txt changed since/);
  });

  it("tells where outputs differ, which are new and which are missing, numbers by the tolerance", async () => {
    const { repository, executions } = workspace;
    repository.write(
      "draw.sh",
      [
        'n=$(cat "$1")',
        'echo "{\\"loss\\": [0.5, 0.$n]}" > "$EXECUTION_OUTPUTS/loss.json"',
        'echo "close 1.000000000000$n" > "$EXECUTION_OUTPUTS/close.txt"',
        'printf "\\000\\001$n" > "$EXECUTION_OUTPUTS/binary"',
        'echo same > "$EXECUTION_OUTPUTS/same"',
        'echo "$EXECUTION_OUTPUTS" > "$EXECUTION_OUTPUTS/paths.txt"; pwd',
        'touch "$EXECUTION_OUTPUTS/only-$n"',
        'echo $((n + 1)) > "$1"',
      ].join("\n"),
    );
    repository.commit();
    const state = repository.beside("state");
    writeFileSync(state, "1\n");
    const first = (await executions.json<ExecutionSummary>("run", "draw.sh", "--", state)).value;
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id, "--anyway");
    const verdicts = verdictsOf(executions, value.id);
    assert.equal(value.properties["reproduction"], "differs");
    assert.equal(verdicts["outputs/loss.json"], "differs loss[1]: 0.1 → 0.2");
    assert.match(verdicts["outputs/close.txt"] ?? "", /^equal numbers differ by at most 1\.0e-13/);
    assert.equal(verdicts["outputs/binary"], "differs byte 2");
    assert.equal(verdicts["outputs/same"], "identical");
    assert.equal(verdicts["outputs/paths.txt"], "equal written differently, or with other paths");
    assert.equal(verdicts["outputs/stdout.log"], "equal written differently, or with other paths");
    assert.equal(verdicts["outputs/only-1"], "missing");
    assert.equal(verdicts["outputs/only-2"], "new");
    assert.match(stderr, /1 differs|2 differ/);
    const exact = await executions.json<ExecutionSummary>(
      "reproduce",
      first.id,
      "--anyway",
      "--tolerance",
      "0",
    );
    assert.match(verdictsOf(executions, exact.value.id)["outputs/close.txt"] ?? "", /^differs line 1/);
  });
});
