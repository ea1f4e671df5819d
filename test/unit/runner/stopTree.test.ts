import assert from "node:assert/strict";
import type { JobStatus } from "../../../src/core/jobStatus";
import type { RunningCommand } from "../../support/commandLine";
import { processesWith } from "../../support/liveProcesses";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

const quick = { EXECUTIONS_SETTINGS: JSON.stringify({ "run.stopGrace": 0.3 }) };
const part = "open(os.environ['EXECUTION_OUTPUTS'] + '/part.txt', 'w').write('part')";

/** Scripts that do not end by themselves when asked to. All print "started" once all their processes run. */
const scripts: Readonly<Record<string, string>> = {
  "ignores SIGINT and SIGTERM": `
import os, signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN); signal.signal(signal.SIGTERM, signal.SIG_IGN)
${part}
print('started', flush=True)
while True: time.sleep(1)
`,
  "starts a daemon in a session of its own": `
import os, subprocess, time
subprocess.Popen(['sleep', '600'], start_new_session=True)
${part}
print('started', flush=True)
time.sleep(600)
`,
  "starts a daemon by forking twice, which ignores signals and closes its streams": `
import os, signal, time
reader, writer = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
        null = os.open('/dev/null', os.O_RDWR)
        for stream in (0, 1, 2): os.dup2(null, stream)
        os.write(writer, b'x')
        while True: time.sleep(1)
    os._exit(0)
os.wait()
os.read(reader, 1)
${part}
print('started', flush=True)
time.sleep(600)
`,
  "starts processes in the background that ignore SIGINT": `
import os, subprocess, time
subprocess.Popen(['sh', '-c', "trap '' INT; sleep 600 & sleep 600"])
${part}
print('started', flush=True)
time.sleep(600)
`,
  "prints without an end": `
import os, time
${part}
print('started', flush=True)
while True:
    os.write(1, b'y\\n' * 100)
    time.sleep(0.002)
`,
  "is suspended": `
import os, signal
${part}
print('started', flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
`,
};

describe("stopping all that a script started", () => {
  const workspace = new RepositoryWorkspace();

  async function start(
    script: string,
    env: Readonly<Record<string, string>> = quick,
  ): Promise<RunningCommand> {
    workspace.repository.write("long.py", script);
    const running = workspace.executions.start(["run", "long.py"], { env });
    await running.printed("started");
    return running;
  }

  const statusOf = (id: string): JobStatus =>
    workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json");

  for (const [what, script] of Object.entries(scripts))
    it(`ends a script that ${what}: STOPPED, no process left, partial outputs kept`, async () => {
      const running = await start(script);
      const [id = ""] = workspace.executions.bundles();
      assert.notEqual(processesWith("EXECUTION_ID", id).length, 0);
      const begun = performance.now();
      const { code } = await workspace.executions.json("stop", id);
      process.stdout.write(
        `    a script that ${what} was stopped in ${Math.round(performance.now() - begun)} ms\n`,
      );
      assert.equal(code, 0);
      assert.deepEqual(processesWith("EXECUTION_ID", id), []);
      assert.equal((await running.ended).code, 143);
      const { state, reason } = statusOf(id);
      assert.equal(state, "STOPPED");
      assert.match(reason ?? "", /^stopped by the user after \d/);
      assert.equal(workspace.executions.read(id, "outputs/part.txt"), "part");
    });

  it("leaves processes alone that were there before, and other executions", async () => {
    const first = await start(scripts["starts a daemon in a session of its own"] ?? "");
    const [other = ""] = workspace.executions.bundles();
    const second = await start(scripts["starts a daemon in a session of its own"] ?? "");
    const id = workspace.executions.bundles().find((bundle) => bundle !== other) ?? "";
    await workspace.executions.json("stop", id);
    await second.ended;
    assert.equal(processesWith("EXECUTION_ID", other).length, 2);
    first.kill("SIGINT");
    await first.ended;
    assert.deepEqual(processesWith("EXECUTION_ID", other), []);
  });

  it("lets the undeploy script end what the deploy script has started", async () => {
    const parameters = {
      "deploy-script": 'setsid sleep 600 & echo $! > "$EXECUTION_OUTPUTS/server"',
      "execute-script": "echo started; exec sleep 600",
      "undeploy-script": 'kill "$(cat "$EXECUTION_OUTPUTS/server")" && echo server ended',
    };
    workspace.executions.method("served", {
      additionalParameters: {
        parameters: Object.entries(parameters).map(([name, line]) => ({ name, value: [line] })),
      },
    });
    const running = workspace.executions.start(["run", "served"], { env: quick });
    await running.printed("started");
    const [id = ""] = workspace.executions.bundles();
    running.kill("SIGTERM");
    assert.match((await running.ended).stdout, /server ended/);
    assert.deepEqual(processesWith("EXECUTION_ID", id), []);
  });
});
