import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { JobStatus } from "../../../src/core/jobStatus";
import { CommandLine, scriptParameters, type CommandResult } from "../../support/commandLine";
import { GitRepository } from "../../support/gitRepository";

const sleeper = 'echo started; echo part > "$EXECUTION_OUTPUTS/part.txt"; exec sleep 60';

describe("stopping a run", () => {
  let repository: GitRepository;
  let executions: CommandLine;

  beforeEach(() => {
    repository = GitRepository.create();
    executions = new CommandLine(repository.root, repository.environment as Record<string, string>);
  });

  afterEach(() => repository.remove());

  async function stopBy(
    script: string,
    stop: (id: string, kill: (signal: NodeJS.Signals) => void) => Promise<void> | void,
  ): Promise<{ result: CommandResult; status: JobStatus; id: string }> {
    repository.write("long.sh", script);
    const running = executions.start(["run", "long.sh"]);
    await running.printed("started");
    const [id = ""] = executions.bundles();
    await stop(id, running.kill);
    const result = await running.ended;
    return { result, id, status: executions.readJson<JobStatus>(id, "metadata/jobStatus.json") };
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
      assert.equal(executions.read(id, "outputs/part.txt"), "part\n");
      assert.equal((await executions.json<{ ok: boolean }>("verify", id)).value.ok, true);
    });

  it("from another terminal is taken over the control socket", async () => {
    const { result, status } = await stopBy(sleeper, async (id) => {
      const stopped = await executions.json<{ done: string[] }>("stop", id);
      assert.deepEqual([stopped.code, stopped.value.done], [0, [id]]);
    });
    assert.equal(result.code, 143);
    assert.ok(status.reason?.startsWith("stopped by the user"));
  });

  it("reaches a script that ignores SIGINT at a second Ctrl+C, and leaves no process behind", async () => {
    const stubborn = "trap '' INT; echo started; sleep 60 & echo $! > \"$EXECUTION_OUTPUTS/pid\"; wait";
    const { result, id } = await stopBy(stubborn, (_id, kill) => {
      kill("SIGINT");
      setTimeout(() => kill("SIGINT"), 300);
    });
    assert.equal(result.code, 130);
    assert.equal(isRunning(Number(executions.read(id, "outputs/pid"))), false);
  });

  it("at its time limit exits 124 and says so", async () => {
    const { additionalParameters } = scriptParameters({ "execute-script": "sleep 60" }) as {
      additionalParameters: { parameters: object[] };
    };
    executions.method("limited", {
      additionalParameters: {
        parameters: [...additionalParameters.parameters, { name: "max-time", value: ["1"] }],
      },
    });
    const { code } = await executions.run("run", "limited");
    assert.equal(code, 124);
    const [id = ""] = executions.bundles();
    assert.match(
      executions.readJson<JobStatus>(id, "metadata/jobStatus.json").reason ?? "",
      /^time limit after 1/,
    );
  });

  it("still runs the undeploy script", async () => {
    executions.method(
      "deployed",
      scriptParameters({ "execute-script": "echo started; sleep 60", "undeploy-script": "echo cleaned" }),
    );
    const running = executions.start(["run", "deployed"]);
    await running.printed("started");
    running.kill("SIGTERM");
    assert.equal((await running.ended).stdout, "started\ncleaned\n");
  });

  it("is refused for one that has ended, with the reason", async () => {
    await executions.run("run", "--", "true");
    const [id = ""] = executions.bundles();
    const { code, value } = await executions.json<{ refused: { id: string; reason: string }[] }>("stop", id);
    assert.equal(code, 1);
    assert.match(value.refused[0]?.reason ?? "", /not running: its state is Completed/);
  });
});

/** A process that has ended and was not fetched by its parent yet runs no more. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
