import assert from "node:assert/strict";
import { type ExecutionSummary } from "../../../src/core/summary";
import { ExecutionsModel } from "../../../src/views/executionsModel";
import { summary } from "../../support/summaries";

function modelOf(initial: readonly ExecutionSummary[]): {
  readonly model: ExecutionsModel;
  readonly change: (executions: readonly ExecutionSummary[]) => void;
} {
  let executions = initial;
  return {
    model: new ExecutionsModel("/home/ada/penguins", {
      list: () => executions,
      get: (id) => executions.find((execution) => execution.id === id),
    }),
    change: (changed) => {
      executions = changed;
    },
  };
}

const titles = (model: ExecutionsModel): (string | null)[] =>
  model.roots("all").map(({ group }) => group.title);

describe("the tree of executions", () => {
  const train = summary({ id: "train-1" });
  const evaluate = summary({
    id: "evaluate-1",
    methodId: "evaluate",
    method: "Evaluate",
    script: "evaluate.py",
  });

  it("groups by method, the one with the newest execution first", () => {
    const { model } = modelOf([evaluate, train]);
    assert.deepEqual(titles(model), ["Evaluate", "Train classifier"]);
  });

  it("tells two methods of one id and title apart by their script", () => {
    const { model } = modelOf([train, summary({ id: "train-2", script: "b/train.py" })]);
    assert.deepEqual(
      model.roots("all").map(({ group }) => group.script),
      ["train.py", "b/train.py"],
    );
  });

  it("keeps a node the same object while what it shows changes, and draws that row alone", () => {
    const running = summary({ id: "train-1", state: "EXECUTING", progress: 10 });
    const { model, change } = modelOf([running, evaluate]);
    const [group] = model.roots("all");
    assert.ok(group);
    const [before] = model.children(group);
    change([{ ...running, progress: 20 }, evaluate]);
    assert.deepEqual(model.update(["train-1"], "all"), [before]);
    assert.equal(model.children(group)[0], before);
    assert.ok(before?.kind === "execution" && before.execution.progress === 20);
  });

  it("draws the group when a state changes, since its counts do", () => {
    const running = summary({ id: "train-1", state: "EXECUTING" });
    const { model, change } = modelOf([running, evaluate]);
    const [group] = model.roots("all");
    change([train, evaluate]);
    assert.deepEqual(model.update(["train-1"], "all"), [group]);
  });

  it("draws all when a group comes, goes or moves", () => {
    const { model, change } = modelOf([train]);
    model.roots("all");
    change([evaluate, train]);
    assert.equal(model.update(["evaluate-1"], "all"), "all");
    change([train]);
    assert.equal(model.update(["evaluate-1"], "all"), "all");
  });

  it("reads nothing before it is shown", () => {
    let reads = 0;
    const model = new ExecutionsModel("/home/ada/penguins", {
      list: () => {
        reads += 1;
        return [];
      },
      get: () => undefined,
    });
    assert.deepEqual(model.update(["train-1"], "all"), []);
    assert.equal(reads, 0);
  });

  it("shows 200 rows of a group, then how many are left", () => {
    const many = Array.from({ length: 450 }, (_, index) => summary({ id: `train-${index}` }));
    const { model } = modelOf(many);
    const [group] = model.roots("all");
    assert.ok(group);
    assert.equal(model.children(group).length, 201);
    const last = model.children(group).at(-1);
    assert.ok(last?.kind === "more" && last.hidden === 250);
    group.limit += 200;
    assert.equal(model.children(group).length, 401);
    group.limit += 200;
    assert.equal(model.children(group).length, 450);
  });

  it("finds a node below the rows that are shown, and shows it then", () => {
    const many = Array.from({ length: 450 }, (_, index) => summary({ id: `train-${index}` }));
    const { model } = modelOf(many);
    const node = model.find("train-300", "all");
    assert.ok(node);
    assert.ok(model.children(node.parent).includes(node));
    model.reset();
    assert.equal(model.find("train-300", "failedAndRunning"), undefined);
  });
});
