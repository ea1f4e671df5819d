import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { conditionOf, currentOwner } from "../../../src/bundle/owner";
import type { Owner } from "../../../src/core/jobStatus";

describe("the owner of an execution", () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  function otherProcess(): { child: ChildProcess; owner: Owner } {
    const child = spawn("sleep", ["60"], { stdio: "ignore" });
    children.push(child);
    return { child, owner: { ...currentOwner(), pid: child.pid ?? 0 } };
  }

  it("is alive while this very process runs", () => {
    assert.equal(conditionOf(currentOwner()), "alive");
  });

  it("is dead when its process has ended", async () => {
    const { child, owner } = otherProcess();
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.equal(conditionOf(owner), "dead");
  });

  it("is dead when another process got its pid since: that one began at another time", () => {
    const { owner } = otherProcess();
    const recycled: Owner = { ...owner, startTime: owner.startTime - 1000 };
    assert.equal(conditionOf(recycled), "dead");
  });

  it("cannot be told from here on another machine, after a restart, or in another pid namespace", () => {
    const owner = currentOwner();
    for (const elsewhere of [
      { machineId: "another machine" },
      { bootId: "an earlier boot" },
      { pidNamespace: "pid:[1]" },
    ])
      assert.equal(conditionOf({ ...owner, ...elsewhere }), "elsewhere");
  });

  it("is elsewhere even where a process of its pid runs here", () => {
    assert.equal(
      conditionOf({ ...currentOwner(), bootId: "an earlier boot", pid: process.ppid }),
      "elsewhere",
    );
  });
});
