import assert from "node:assert/strict";
import { readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../../src/core/jobStatus";
import type { GitState } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import type { CommandResult, RunningCommand } from "../../support/commandLine";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

const limitOf = (limit: number): Readonly<Record<string, string>> => ({
  EXECUTIONS_SETTINGS: JSON.stringify({ "run.parallelLimit": limit, "run.stopGrace": 0.3 }),
});
/** Runs until a file of this name is there. */
const gated = 'echo started; while [ ! -e "$1" ]; do sleep 0.02; done';
const waiting = "Waiting for";

describe("a limit of parallel runs", () => {
  const workspace = new RepositoryWorkspace();

  function start(name: string, limit = 1): RunningCommand {
    workspace.repository.write("gated.sh", gated);
    const args = ["run", "gated.sh", "--name", name, "--", `open-${name}`];
    return workspace.executions.start(args, { env: limitOf(limit) });
  }

  const open = (name: string): void => {
    workspace.repository.write(`open-${name}`, "");
  };

  async function executionOf(name: string): Promise<ExecutionSummary> {
    const { value } = await workspace.executions.json<ExecutionSummary[]>("list");
    const [found] = value.filter((execution) => execution.name === name);
    if (found === undefined) throw new Error(`nothing is called ${name}`);
    return found;
  }

  const statusOf = ({ id }: ExecutionSummary): JobStatus =>
    workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json");

  const tickets = (): string[] => readdirSync(join(workspace.repository.root, ".executions/.cache/queue"));

  it("lets those wait that are too many, as SCHEDULED, and runs them in the order in which they came", async () => {
    const first = start("first");
    await first.printed("started");
    const second = start("second");
    await second.said("Waiting for another execution to end: 1 may run at once");
    const third = start("third");
    await third.said("Waiting for 2 others to end");
    const scheduled = await executionOf("third");
    assert.deepEqual(
      [scheduled.state, scheduled.status, scheduled.message],
      ["SCHEDULED", "accepted", "Waiting for 2 others to end"],
    );
    open("third");
    open("first");
    await second.printed("started");
    open("second");
    const results = await Promise.all([first.ended, second.ended, third.ended]);
    assert.deepEqual(
      results.map(({ code }) => code),
      [0, 0, 0],
    );
    const [two, three] = [statusOf(await executionOf("second")), statusOf(await executionOf("third"))];
    assert.ok((three.started ?? "") >= (two.finished ?? "?"), `${three.started} ${two.finished}`);
    assert.deepEqual(
      three.history.map(({ state }) => state),
      ["CREATED", "SCHEDULED", "STARTED", "EXECUTING", "COMPLETED"],
    );
    assert.deepEqual(tickets(), []);
  });

  it("runs what waited, though the cache has it; what need not wait is taken from there", async () => {
    workspace.repository.write("quick.sh", "echo quick");
    const quick = (): RunningCommand =>
      workspace.executions.start(["run", "quick.sh", "--cache", "--json"], { env: limitOf(1) });
    const stateOf = ({ stdout }: CommandResult): unknown => (JSON.parse(stdout) as ExecutionSummary).state;
    // The scripts of both are there before, so that the code of all is the same.
    workspace.repository.write("gated.sh", gated);
    assert.equal(stateOf(await quick().ended), "COMPLETED");
    assert.equal(stateOf(await quick().ended), "CACHED");
    const first = start("first");
    await first.printed("started");
    const waited = quick();
    await waited.said("Waiting for another execution");
    open("first");
    await first.ended;
    const result = await waited.ended;
    assert.equal(stateOf(result), "COMPLETED", result.stderr);
    assert.match(result.stderr, /Not looked for in the cache: it waited for its turn/);
  });

  it("records the code as it is when the run begins, not when it began to wait", async () => {
    workspace.repository.write("code.txt", "before");
    workspace.repository.git("add", ".");
    workspace.repository.git("commit", "-qm", "before");
    const first = start("first");
    await first.printed("started");
    const second = start("second");
    await second.said(waiting);
    workspace.repository.write("code.txt", "after");
    open("first");
    open("second");
    await second.ended;
    await first.ended;
    const { id } = await executionOf("second");
    assert.equal(workspace.executions.readJson<GitState>(id, "metadata/git.json").dirty, true);
    assert.match(workspace.executions.read(id, "metadata/changes.patch"), /\+after/);
  });

  it("gives way to a stop: STOPPED, and nothing was run", async () => {
    const first = start("first");
    await first.printed("started");
    const second = start("second");
    await second.said(waiting);
    const { id } = await executionOf("second");
    assert.deepEqual((await workspace.executions.json("stop", id)).value, { done: [id], refused: [] });
    assert.equal((await second.ended).code, 143);
    const status = statusOf(await executionOf("second"));
    assert.deepEqual(
      [status.reason, status.history.map(({ state }) => state)],
      ["stopped by the user before it was launched", ["CREATED", "SCHEDULED", "STOPPING", "STOPPED"]],
    );
    assert.equal((await workspace.executions.json("verify", id)).code, 0);
    open("first");
    assert.equal((await first.ended).code, 0);
  });

  it("does not wait for one whose runner was killed", async () => {
    const first = start("first");
    await first.printed("started");
    const second = start("second");
    await second.said(waiting);
    first.kill("SIGKILL");
    await second.printed("started");
    open("first");
    open("second");
    assert.equal((await second.ended).code, 0);
    assert.equal((await executionOf("first")).state, "DEAD");
  });

  it("goes on where the cache is deleted meanwhile", async () => {
    const first = start("first");
    await first.printed("started");
    const second = start("second");
    await second.said(waiting);
    // At once: who waits there makes it anew as soon as something in it is gone.
    const gone = workspace.repository.beside("queue");
    renameSync(join(workspace.repository.root, ".executions/.cache/queue"), gone);
    rmSync(gone, { recursive: true });
    await second.printed("started");
    open("first");
    open("second");
    assert.deepEqual([(await first.ended).code, (await second.ended).code], [0, 0]);
  });

  it("is not for what an execution starts itself: it would wait for its own end", async () => {
    const inner = `"$NODE" "$CLI" run -- true`;
    const result = await workspace.executions.start(["run", "--", "sh", "-c", inner], {
      env: { ...limitOf(1), NODE: process.execPath, CLI: join(process.cwd(), "dist/cli.js") },
    }).ended;
    assert.equal(result.code, 0);
    assert.equal(workspace.executions.bundles().length, 2);
  });

  it("is never exceeded by many that start at once", async () => {
    const count = `
n="$EXECUTION_ID"; mkdir -p busy; : > "busy/$n"; ls busy | wc -l; sleep 0.1; rm "busy/$n"`;
    workspace.repository.write("count.sh", count);
    const runs: Promise<CommandResult>[] = Array.from(
      { length: 12 },
      () => workspace.executions.start(["run", "count.sh"], { env: limitOf(3) }).ended,
    );
    const results = await Promise.all(runs);
    assert.deepEqual(new Set(results.map(({ code }) => code)), new Set([0]));
    const most = Math.max(...results.map(({ stdout }) => Number(stdout)));
    assert.ok(most <= 3, `${most} ran at once`);
  });
});
