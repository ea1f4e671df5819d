import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveBundle } from "../../../../src/bundle/archive/archiveBundle";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { currentOwner } from "../../../../src/bundle/owner";
import { parseHousekeepingRules } from "../../../../src/core/housekeeping/housekeepingRule";
import { cachedFromLink } from "../../../../src/core/jobStatus";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { askHousekeeping } from "../../../../src/store/housekeeping/askHousekeeping";
import { claimDay } from "../../../../src/store/housekeeping/claimDay";
import { makeHousekeepingPlan } from "../../../../src/store/housekeeping/makePlan";
import { runHousekeeping, undoHousekeeping } from "../../../../src/store/housekeeping/runHousekeeping";
import { outputUses } from "../../../../src/store/outputUsers";
import { madeAt, madeArtifacts, makeBundle, type MadeBundle } from "../../../support/madeBundle";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { readTree, removeFolder, temporaryFolder } from "../../../support/zipSample";

const day = 24 * 3600 * 1000;
const program = join(repositoryRoot(), "dist", "housekeepingWorker.js");

/** Files of an execution that used the model of the others as its input. */
const usesModel = {
  "metadata/artifacts.json": JSON.stringify({
    version: 1,
    artifacts: [{ ...madeArtifacts[1], direction: "input", name: "model" }],
  }),
};
const noArtifacts = { "metadata/artifacts.json": JSON.stringify({ version: 1, artifacts: [] }) };

describe("housekeeping of a workspace", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  const make = (id: string, daysAgo: number, made: Partial<MadeBundle> = {}): string =>
    makeBundle(folder, {
      id,
      created: new Date(madeAt.getTime() - daysAgo * day),
      files: noArtifacts,
      ...made,
    });
  const plan = async (...setting: object[]): Promise<string[]> => {
    const { rules, problems } = parseHousekeepingRules(setting);
    assert.deepEqual(problems, []);
    const store = new ExecutionStore(layout);
    await store.whenRead();
    const { steps } = await makeHousekeepingPlan(layout, rules, store.list(), madeAt);
    return steps.flatMap(({ rule, executions }) => executions.map(({ id }) => `${rule.action} ${id}`));
  };

  /** What housekeeping asks of the workspace before it does anything. */
  const facts = () => {
    const store = new ExecutionStore(layout);
    return {
      get: (id: string) => store.get(id),
      usedOf: (ids: readonly string[]) => askHousekeeping(program, layout, { kind: "used", ids }),
    };
  };

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
  });
  afterEach(() => removeFolder(folder));

  it("leaves out what another execution used as its input, an archived one too", async () => {
    make("train-1", 50, { files: {} });
    make("train-2", 49, { files: {} });
    make("evaluate-1", 48, { files: usesModel });
    assert.deepEqual(await plan({ action: "delete", olderThanDays: 30 }), ["delete evaluate-1"]);
    await archiveBundle(layout, "evaluate-1");
    assert.deepEqual(await plan({ action: "archive", olderThanDays: 30 }), []);
  });

  it("takes what was made of the same content only after the other one used it", async () => {
    make("evaluate-1", 50, { files: usesModel });
    make("train-1", 49, { files: {} });
    assert.deepEqual(await plan({ action: "delete", olderThanDays: 30, query: "train-1" }), [
      "delete train-1",
    ]);
  });

  it("leaves out what an execution took its result from", async () => {
    make("train-1", 50);
    const cached = make("train-2", 49, { states: ["CACHED"] });
    const file = join(cached, "metadata/jobStatus.json");
    const status = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...status, links: [cachedFromLink("train-1")] }));
    assert.deepEqual(await plan({ action: "delete", olderThanDays: 30 }), ["delete train-2"]);
  });

  it("asks bundles what their summaries do not tell", async () => {
    make("train-1", 50, { files: { ...noArtifacts, "outputs/stdout.log": "CUDA out of memory\n" } });
    make("train-2", 50, { files: { ...noArtifacts, "outputs/stdout.log": "fine\n" } });
    assert.deepEqual(await plan({ action: "delete", query: 'log:"out of memory"' }), ["delete train-1"]);
  });

  it("archives and deletes what was planned, and undoes it to the byte", async () => {
    const [archived, deleted] = [make("train-1", 50), make("train-2", 49)];
    const before = [readTree(archived), readTree(deleted)];
    const tasks = [
      { id: "train-1", action: "archive" as const },
      { id: "train-2", action: "delete" as const },
    ];
    const told: number[] = [];
    const outcome = await runHousekeeping(layout, tasks, facts(), {
      onDone: (done) => told.push(done),
    });
    assert.deepEqual(outcome, { done: tasks, refused: [] });
    assert.deepEqual(told, [1, 2]);
    assert.deepEqual(readdirSync(layout.executions), []);
    assert.deepEqual(readdirSync(layout.archive), ["train-1.zip"]);
    assert.ok(existsSync(join(layout.trash, "train-2")));
    assert.deepEqual((await undoHousekeeping(layout, outcome.done)).refused, []);
    assert.deepEqual([readTree(archived), readTree(deleted)], before);
  });

  it("leaves alone what was pinned, tagged, started or removed since the preview", async () => {
    make("pinned", 50, { annotations: { name: null, note: null, tags: [], pinned: true } });
    make("tagged", 50, { annotations: { name: null, note: null, tags: ["paper"], pinned: false } });
    make("running", 0, { states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    for (const action of ["archive", "delete"] as const) {
      const tasks = ["pinned", "tagged", "running", "gone"].map((id) => ({ id, action }));
      const { done, refused } = await runHousekeeping(layout, tasks, facts());
      assert.deepEqual(done, []);
      assert.deepEqual(
        refused.map(({ id, reason }) => `${id}: ${reason}`),
        [
          "pinned: it was pinned or tagged meanwhile",
          "tagged: it was pinned or tagged meanwhile",
          "running: it has not ended (Executing): stop it first",
          "gone: it is not there any more",
        ],
      );
    }
  });

  it("deletes nothing whose outputs another one has used since the preview", async () => {
    make("train-1", 50, { files: {} });
    make("train-2", 50);
    assert.deepEqual(await plan({ action: "delete", olderThanDays: 30 }), [
      "delete train-2",
      "delete train-1",
    ]);
    make("evaluate-1", 0, { files: usesModel });
    const tasks = ["train-2", "train-1"].map((id) => ({ id, action: "delete" as const }));
    const { done, refused } = await runHousekeeping(layout, tasks, facts());
    assert.deepEqual(done, tasks.slice(0, 1));
    assert.deepEqual(refused, [{ id: "train-1", reason: "another one has used it meanwhile" }]);
    assert.ok(existsSync(join(layout.executions, "train-1")));
  });

  it("goes on where the file system does not let one go", async () => {
    for (const id of ["train-1", "train-2"]) make(id, 50);
    mkdirSync(join(layout.executions, `.train-1.${process.pid}.removing`, "locked"), { recursive: true });
    const tasks = ["train-1", "train-2"].map((id) => ({ id, action: "archive" as const }));
    const { done, refused } = await runHousekeeping(layout, tasks, facts());
    assert.deepEqual(done, tasks.slice(1));
    assert.match(refused[0]?.reason ?? "", /its folder cannot be taken away: ENOTEMPTY/);
  });

  it("spares what is pinned, and takes what is older than so many days to the hour", async () => {
    const hour = 1 / 24;
    make("just older", 30 + hour);
    make("just younger", 30 - hour);
    make("pinned", 50, { annotations: { name: null, note: null, tags: [], pinned: true } });
    assert.deepEqual(await plan({ action: "archive", olderThanDays: 30 }), ["archive just older"]);
    assert.deepEqual(await plan({ action: "delete", olderThanDays: 30 }), ["delete just older"]);
  });

  it("ends at a cancel after the present one, and tells what was done", async () => {
    for (const id of ["train-1", "train-2", "train-3"]) make(id, 50);
    const controller = new AbortController();
    const tasks = ["train-1", "train-2", "train-3"].map((id) => ({ id, action: "delete" as const }));
    const { done } = await runHousekeeping(layout, tasks, facts(), {
      signal: controller.signal,
      onDone: (count) => {
        if (count === 2) controller.abort();
      },
    });
    assert.deepEqual(done, tasks.slice(0, 2));
    assert.deepEqual(readdirSync(layout.executions), ["train-3"]);
  });

  it("is found out in a thread of its own, with sizes", async () => {
    make("train-1", 50, { files: { ...noArtifacts, "outputs/model.bin": "x".repeat(1_000_000) } });
    make("train-2", 1);
    const rules = [{ action: "misspelt" }, { action: "archive", olderThanDays: 30 }];
    const { steps, spared } = await askHousekeeping(program, layout, {
      kind: "plan",
      rules,
      now: madeAt.toISOString(),
    });
    assert.deepEqual(spared, { pinned: 0, tagged: 0, used: 0 });
    assert.deepEqual(
      steps.map(({ rule, ids }) => ({ rule, ids })),
      [{ rule: 0, ids: ["train-1"] }],
    );
    assert.ok((steps[0]?.bytes[0] ?? 0) >= 1_000_000);
    const controller = new AbortController();
    const asked = askHousekeeping(program, layout, { kind: "diskUse" }, undefined, controller.signal);
    controller.abort(new Error("cancelled"));
    await assert.rejects(asked, /cancelled/);
  });

  it("is claimed by one alone, once a day", () => {
    const later = (hours: number): Date => new Date(madeAt.getTime() + hours * 3_600_000);
    assert.equal(claimDay(layout, madeAt), true);
    assert.equal(claimDay(layout, madeAt), false);
    assert.equal(claimDay(layout, later(23)), false, "the next day has come, but no 24 hours are over");
    assert.equal(claimDay(layout, later(25)), true);
    assert.equal(claimDay(layout, later(26)), false);
    assert.equal(readdirSync(layout.cache).length, 1);
  });
});

describe("who used outputs", () => {
  it("is told of archived users too", async () => {
    const folder = temporaryFolder();
    try {
      const layout = workspaceLayout(folder);
      makeBundle(folder, { id: "train-1" });
      makeBundle(folder, { id: "evaluate-1", created: new Date(madeAt.getTime() + 1000), files: usesModel });
      await archiveBundle(layout, "evaluate-1");
      const store = new ExecutionStore(layout);
      await store.whenRead();
      const doomed = store.list().filter(({ id }) => id === "train-1");
      assert.deepEqual(await outputUses(layout, doomed, store.list()), [
        { id: "train-1", output: "model.json", user: "evaluate-1" },
      ]);
    } finally {
      removeFolder(folder);
    }
  });

  it("is looked for in what came after the first of them alone", async () => {
    const folder = temporaryFolder();
    try {
      const layout = workspaceLayout(folder);
      for (let days = 1; days <= 3; days += 1)
        makeBundle(folder, { id: `train-${days}`, created: new Date(madeAt.getTime() - days * day) });
      makeBundle(folder, { id: "evaluate-1", created: madeAt, files: usesModel });
      const store = new ExecutionStore(layout);
      const looked = async (...ids: string[]): Promise<[string[], number]> => {
        let count = 0;
        const doomed = store.list().filter(({ id }) => ids.includes(id));
        const uses = await outputUses(layout, doomed, store.list(), { onLooked: (found) => (count = found) });
        return [uses.map(({ user }) => user), count];
      };
      assert.deepEqual(await looked("train-1"), [["evaluate-1"], 1]);
      assert.deepEqual(await looked("train-1", "train-3"), [["evaluate-1"], 2]);
    } finally {
      removeFolder(folder);
    }
  });
});
