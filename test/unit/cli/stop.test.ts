import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("executions stop", () => {
  let folder = "";
  let executions: CommandLine;

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    executions.write("wait.mjs", 'console.log("waiting"); setInterval(() => {}, 1000);');
  });
  afterEach(() => removeFolder(folder));

  it("waits until each has ended, and refuses those that are not running", async () => {
    makeBundle(folder, { id: "ended" });
    const running = ["one", "two"].map((name) => executions.start(["run", "wait.mjs", "--name", name]));
    await Promise.all(running.map((run) => run.printed("waiting")));
    const live = executions.bundles().filter((id) => id !== "ended");
    const { code, value } = await executions.json<unknown>("stop", ...live, "ended");
    assert.equal(code, 1);
    assert.deepEqual(value, {
      done: live,
      refused: [{ id: "ended", reason: "it is not running: its state is Completed" }],
    });
    const { value: list } = await executions.json<ExecutionSummary[]>("list");
    assert.deepEqual(
      live.map((id) => list.find((summary) => summary.id === id)?.state),
      ["STOPPED", "STOPPED"],
    );
    for (const { ended } of running) assert.equal((await ended).code, 143);
  });

  it("only asks with --no-wait", async () => {
    const running = executions.start(["run", "wait.mjs"]);
    await running.printed("waiting");
    const [id = ""] = executions.bundles();
    assert.deepEqual((await executions.json("stop", "@last", "--no-wait")).value, {
      done: [id],
      refused: [],
    });
    assert.equal((await running.ended).code, 143);
  });

  it("waits no longer than it is told to, and says what to do", async () => {
    executions.write("trap.sh", "trap '' INT TERM; echo waiting; while :; do sleep 0.1; done");
    const running = executions.start(["run", "trap.sh"]);
    await running.printed("waiting");
    const [id = ""] = executions.bundles();
    const { code, value } = await executions.json<{ refused: { id: string; reason: string }[] }>(
      "stop",
      id,
      "--wait",
      "1",
    );
    assert.equal(code, 1);
    assert.match(value.refused[0]?.reason ?? "", /asked to stop and is Stopping after 1 s; .* \(\d+\) hangs/);
    running.kill("SIGINT");
    setTimeout(() => running.kill("SIGINT"), 200);
    assert.equal((await running.ended).code, 143);
  });

  it("reaches a run that is suspended", async () => {
    const running = executions.start(["run", "wait.mjs"]);
    await running.printed("waiting");
    const [id = ""] = executions.bundles();
    running.kill("SIGSTOP");
    assert.deepEqual((await executions.json("stop", id)).value, { done: [id], refused: [] });
    assert.equal((await running.ended).code, 143);
  });

  it("says of one whose process is gone that it cannot be stopped", async () => {
    makeBundle(folder, { id: "orphan", states: ["STARTED", "EXECUTING"] });
    const { code, value } = await executions.json<{ refused: { reason: string }[] }>("stop", "orphan");
    assert.equal(code, 1);
    assert.match(value.refused[0]?.reason ?? "", /stop it there/);
  });
});
