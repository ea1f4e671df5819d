import assert from "node:assert/strict";
import { appendFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../../src/bundle/layout";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { ExecutionReader } from "../../../../src/panels/compare/executionReader";
import { CourseHistory } from "../../../../src/store/courseHistory";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { CommandLine } from "../../../support/commandLine";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("the executions of a comparison, when they are read", () => {
  let folder = "";
  before(async () => {
    folder = await makeTemporaryFolder("execution-reader");
  });
  after(() => removeFolder(folder));

  it("are there without one whose archive is damaged, and it is told why", async () => {
    const executions = new CommandLine(folder);
    executions.write("train.mjs", `console.log("done");`);
    for (const name of ["one", "two", "three"])
      assert.equal((await executions.run("run", "train.mjs", "--name", name)).code, 0);
    const [damaged] = (await executions.json<ExecutionSummary[]>("list")).value;
    assert.ok(damaged);
    assert.equal((await executions.run("archive", damaged.id)).code, 0);
    const layout = workspaceLayout(folder);
    const listed = new ExecutionStore(layout).list();
    const archive = listed.find(({ id }) => id === damaged.id);
    assert.equal(archive?.archived, true);
    truncateSync(archive.path, 200);
    const { read, unreadable } = await new ExecutionReader(layout).readEach(listed);
    assert.equal(read.size, 2);
    assert.deepEqual(
      unreadable.map(({ id }) => id),
      [damaged.id],
    );
    assert.notEqual(unreadable[0]?.reason, "");
  });

  it("have their metrics read on while they run, and from the start where another file took its place", async () => {
    const path = join(folder, "events.ndjson");
    const event = (value: number): string =>
      `${JSON.stringify({ at: new Date(value * 1000).toISOString(), type: "metric", name: "loss", value, step: 1 })}\n`;
    const history = new CourseHistory(path);
    assert.equal((await history.read()).metrics.size, 0);
    writeFileSync(path, event(3) + event(1) + event(2).slice(0, 9));
    assert.deepEqual((await history.read()).metrics.get("loss"), { last: 1, least: 1, greatest: 3 });
    appendFileSync(path, event(2).slice(9));
    assert.deepEqual((await history.read()).metrics.get("loss"), { last: 2, least: 1, greatest: 3 });
    writeFileSync(path, event(7));
    assert.deepEqual((await history.read()).metrics.get("loss"), { last: 7, least: 7, greatest: 7 });
  });
});
