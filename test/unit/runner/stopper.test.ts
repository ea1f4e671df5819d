import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { Stopper, type RunningScript } from "../../../src/runner/stopper";
import { processesWith } from "../../support/liveProcesses";

/** A script as the runner launches it: in a session of its own, with the execution's id. */
async function launched(
  id: string,
  script: string,
): Promise<RunningScript & { readonly ended: Promise<unknown> }> {
  const child = spawn("sh", ["-c", script], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, EXECUTION_ID: id },
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  const pid = child.pid ?? 0;
  return { pid, ended, executionId: id, signal: (signal) => void process.kill(-pid, signal) };
}

describe("Stopper", () => {
  it("ends all that was started where the run itself cannot go on", async () => {
    const stopper = new Stopper({ graceMs: 100 }, () => assert.fail("nobody asked to stop"));
    // Another run of the tests on this machine has processes of its own.
    const id = `own-failure-${process.pid}`;
    void stopper.attach(await launched(id, "setsid sleep 600 & sleep 600 & echo ready; wait"), false);
    // One that becomes another program just now has no environment for a moment.
    while (processesWith("EXECUTION_ID", id).length < 3) await setImmediate();
    await stopper.endNow();
    assert.deepEqual(processesWith("EXECUTION_ID", id), []);
  });

  it("tells of a script that nothing ends", async () => {
    const stopper = new Stopper({ graceMs: 20, afterTermMs: 20, afterKillMs: 20 }, () => undefined);
    const id = `never-ends-${process.pid}`;
    const { ended, ...script } = await launched(id, "echo ready; exec sleep 600");
    const signals: string[] = [];
    const lost = stopper.attach(
      { ...script, pid: 2 ** 30, executionId: null, signal: (signal) => signals.push(signal) },
      false,
    );
    stopper.request("time limit");
    await lost;
    assert.deepEqual(
      signals.filter((signal) => signal !== "SIGCONT"),
      ["SIGINT", "SIGTERM", "SIGKILL"],
    );
    script.signal("SIGKILL");
    await ended;
  });

  it("takes the first wish as the cause, and none once it is closed", () => {
    const causes: string[] = [];
    const stopper = new Stopper({}, (cause) => causes.push(cause));
    stopper.request("terminal closed");
    stopper.request("interrupt");
    assert.deepEqual(
      [stopper.cause, stopper.signal.aborted, causes],
      ["terminal closed", true, ["terminal closed"]],
    );
    const closed = new Stopper({}, (cause) => causes.push(cause));
    closed.close();
    closed.request("user");
    assert.equal(closed.cause, null);
  });
});
