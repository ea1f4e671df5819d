import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { conditionOf, currentOwner, isGroupAlive, isProcessAlive } from "../../../src/bundle/owner";
import { parsePs, processFacts } from "../../../src/bundle/processTable";

describe("the owner of an execution", () => {
  it("is dead, and its group too, where it has ended and its parent did not ask how", async function () {
    if (process.platform !== "linux") this.skip();
    // A shell that becomes `sleep` never asks for its child, which ends at the end of its input.
    const parent = spawn("bash", ["-c", "set -m; cat <&0 > /dev/null & echo $!; exec sleep 60"], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(line.toString());
      const startTime = processFacts(pid)?.startTime ?? 0;
      const owner = { ...currentOwner(), pid, startTime };
      assert.deepEqual([conditionOf(owner), isGroupAlive(pid)], ["alive", true]);
      parent.stdin.end();
      while (processFacts(pid)?.ended === false) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(processFacts(pid)?.ended, true, "it is there, as a process that has ended");
      assert.deepEqual([conditionOf(owner), isProcessAlive(pid), isGroupAlive(pid)], ["dead", false, false]);
    } finally {
      parent.kill("SIGKILL");
    }
  });

  it("is dead when another process got its pid since: that one began at another time", function () {
    if (process.platform !== "linux") this.skip();
    const here = currentOwner();
    assert.equal(conditionOf({ ...here, startTime: here.startTime - 1 }), "dead");
  });

  it("is somewhere else on another machine, boot or in another container, whatever its pid", () => {
    const here = currentOwner();
    assert.equal(conditionOf(here), "alive");
    for (const other of [{ machineId: "x" }, { bootId: "x" }, { pidNamespace: "x" }])
      assert.equal(conditionOf({ ...here, ...other }), "elsewhere");
  });
});

describe("the processes that ps(1) tells of", () => {
  it("are marked by the execution in their environment; those that have ended are left out", () => {
    const { marked, groups } = parsePs(
      [
        "  11    10 S    sleep 300 EXECUTION_ID=train-1 EXECUTION_DIR=/a b/train-1 HOME=/root",
        "  12    10 Z    (sleep) EXECUTION_ID=train-1",
        "  13    13 Ss   bash",
        "",
      ].join("\n"),
    );
    assert.deepEqual([...marked], [["train-1", [{ pid: 11, group: 10, bundle: null }]]]);
    assert.deepEqual(
      [...groups],
      [
        [10, [11]],
        [13, [13]],
      ],
    );
  });
});
