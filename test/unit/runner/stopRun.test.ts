import assert from "node:assert/strict";
import type { JobStatus } from "../../../src/core/jobStatus";
import { scriptParameters, type CommandResult } from "../../support/commandLine";
import { isRunning } from "../../support/liveProcesses";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

/** Says that it has started when its output is there: it may be stopped at once then. */
const sleeper = 'echo part > "$EXECUTION_OUTPUTS/part.txt"; echo started; exec sleep 60';

describe("stopping a run", () => {
  const workspace = new RepositoryWorkspace();

  async function stopBy(
    script: string,
    stop: (id: string, kill: (signal: NodeJS.Signals) => void) => Promise<void> | void,
  ): Promise<{ result: CommandResult; status: JobStatus; id: string }> {
    workspace.repository.write("long.sh", script);
    const running = workspace.executions.start(["run", "long.sh"]);
    await running.printed("started");
    const [id = ""] = workspace.executions.bundles();
    await stop(id, running.kill);
    const result = await running.ended;
    return { result, id, status: workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json") };
  }

  for (const [signal, code, reason] of [
    ["SIGINT", 130, "stopped by Ctrl+C"],
    ["SIGTERM", 143, "stopped by SIGTERM"],
    ["SIGHUP", 129, "terminal closed"],
  ] as const)
    it(`by ${signal} ends STOPPED, exits ${code} and keeps partial outputs`, async () => {
      const { result, status, id } = await stopBy(sleeper, (_id, kill) => kill(signal));
      assert.equal(result.code, code);
      assert.deepEqual(
        status.history.map(({ state }) => state),
        ["CREATED", "STARTED", "EXECUTING", "STOPPING", "STOPPED"],
      );
      assert.equal(status.status, "dismissed");
      assert.ok(status.reason?.startsWith(reason), status.reason ?? "no reason");
      assert.equal(workspace.executions.read(id, "outputs/part.txt"), "part\n");
      assert.equal((await workspace.executions.json<{ ok: boolean }>("verify", id)).value.ok, true);
    });

  it("by a signal at the very moment at which its record is there ends STOPPED, never DEAD", async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = new Set(workspace.executions.bundles());
      const running = workspace.executions.start(["run", "--", "sleep", "60"]);
      const begun = (): string | undefined => workspace.executions.bundles().find((id) => !before.has(id));
      while (begun() === undefined) await new Promise((resolve) => setImmediate(resolve));
      running.kill("SIGTERM");
      assert.equal((await running.ended).code, 143);
      const status = workspace.executions.readJson<JobStatus>(begun() ?? "", "metadata/jobStatus.json");
      assert.equal(status.state, "STOPPED");
    }
  });

  it("from another terminal is taken over the control socket", async () => {
    const { result, status } = await stopBy(sleeper, async (id) => {
      const stopped = await workspace.executions.json<{ done: string[] }>("stop", id);
      assert.deepEqual([stopped.code, stopped.value.done], [0, [id]]);
    });
    assert.equal(result.code, 143);
    assert.ok(status.reason?.startsWith("stopped by the user"));
  });

  it("reaches a script that ignores SIGINT at a second Ctrl+C, and leaves no process behind", async () => {
    const stubborn = "trap '' INT; sleep 60 & echo $! > \"$EXECUTION_OUTPUTS/pid\"; echo started; wait";
    const { result, id } = await stopBy(stubborn, (_id, kill) => {
      kill("SIGINT");
      setTimeout(() => kill("SIGINT"), 300);
    });
    assert.equal(result.code, 130);
    assert.equal(isRunning(Number(workspace.executions.read(id, "outputs/pid"))), false);
  });

  it("at its time limit exits 124 and says so", async () => {
    const { additionalParameters } = scriptParameters({ "execute-script": "sleep 60" }) as {
      additionalParameters: { parameters: object[] };
    };
    workspace.executions.method("limited", {
      additionalParameters: {
        parameters: [...additionalParameters.parameters, { name: "max-time", value: ["1"] }],
      },
    });
    const { code } = await workspace.executions.run("run", "limited");
    assert.equal(code, 124);
    const [id = ""] = workspace.executions.bundles();
    assert.match(
      workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json").reason ?? "",
      /^time limit after \d+(\.\d)? s$/,
    );
  });

  it("still runs the undeploy script", async () => {
    workspace.executions.method(
      "deployed",
      scriptParameters({ "execute-script": "echo started; sleep 60", "undeploy-script": "echo cleaned" }),
    );
    const running = workspace.executions.start(["run", "deployed"]);
    await running.printed("started");
    running.kill("SIGTERM");
    assert.equal((await running.ended).stdout, "started\ncleaned\n");
  });

  it("is refused for one that has ended, with the reason", async () => {
    await workspace.executions.run("run", "--", "true");
    const [id = ""] = workspace.executions.bundles();
    const { code, value } = await workspace.executions.json<{ refused: { id: string; reason: string }[] }>(
      "stop",
      id,
    );
    assert.equal(code, 1);
    assert.match(value.refused[0]?.reason ?? "", /not running: its state is Completed/);
  });
});
