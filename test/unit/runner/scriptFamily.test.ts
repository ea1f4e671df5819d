import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { isSameProcess, readProcesses } from "../../../src/runner/processEntries";
import { ScriptFamily, signalProcesses } from "../../../src/runner/scriptFamily";
import { isRunning } from "../../support/liveProcesses";

describe("ScriptFamily", () => {
  it("spares a process that got the pid of one of the family since", async () => {
    const stranger = spawn("sleep", ["60"], { stdio: "ignore", detached: true });
    const entry = readProcesses().find(({ pid }) => pid === stranger.pid);
    assert.ok(entry !== undefined && isSameProcess(entry));
    const earlier = { ...entry, startTime: String(Number(entry.startTime) - 1) };
    assert.equal(isSameProcess(earlier), false);
    signalProcesses([earlier], "SIGKILL");
    assert.equal(isRunning(entry.pid), true);
    signalProcesses([entry], "SIGKILL");
    await once(stranger, "exit");
  });

  it("holds no group of the same number once its own has gone", async () => {
    const script = spawn("sh", ["-c", "sleep 60 & echo ready; wait"], {
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    });
    await once(script.stdout, "data");
    const family = new ScriptFamily(script.pid ?? 0, null);
    assert.equal(family.look().length, 2);
    signalProcesses(family.look(), "SIGKILL");
    await once(script, "exit");
    while (family.look().length > 0) await setImmediate();
    const gone = new ScriptFamily(2 ** 30, null);
    assert.deepEqual(gone.look(), []);
  });

  it("leaves ourselves out, and our helpers, though they carry the execution's id", async () => {
    // Another run of the tests on this machine has helpers of its own.
    const id = `family-of-helpers-${process.pid}`;
    const helper = spawn("sleep", ["60"], { stdio: "ignore", env: { ...process.env, EXECUTION_ID: id } });
    await once(helper, "spawn");
    assert.deepEqual(new ScriptFamily(2 ** 30, id).look(), []);
    helper.kill();
    await once(helper, "exit");
  });
});
