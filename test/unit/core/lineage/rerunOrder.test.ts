import assert from "node:assert/strict";
import { rerunOrder } from "../../../../src/core/lineage/rerunOrder";
import { contentId, lineageOf, type ToldExecution } from "../../../support/lineageRecords";

const model = ".executions/executions/train-1/outputs/model";

/** Prepare and train by files of the workspace, evaluate on the model in the bundle of train. */
function pipeline(inputs: ToldExecution["inputs"]): readonly ToldExecution[] {
  return [
    { id: "prepare-1", uses: ["raw.csv"], makes: ["clean.csv"] },
    { id: "train-1", uses: ["clean.csv"], makes: ["outputs/model=weights"] },
    { id: "evaluate-1", uses: [`${model}=weights`], makes: ["report.json"], ...(inputs && { inputs }) },
    { id: "figures-1", uses: ["report.json"], makes: ["curve.svg"] },
  ];
}

const all = ["figures-1", "evaluate-1", "train-1", "prepare-1"];

function told(executions: readonly ToldExecution[], start: string, chosen = all): [string[], string[]] {
  const order = rerunOrder(lineageOf(...executions), start, chosen);
  return [order.executions.map(({ id }) => id), order.leftOut.map(({ id }) => id)];
}

describe("what is run again once something turned out to be wrong", () => {
  it("runs in the order of need, without what would read the old output again, and what comes of that", () => {
    for (const data of ["execution:train-1/model", "artifact:model@v1", model])
      assert.deepEqual(told(pipeline({ data }), contentId("raw.csv")), [
        ["prepare-1", "train-1"],
        ["evaluate-1", "figures-1"],
      ]);
    assert.deepEqual(told(pipeline(undefined), contentId("raw.csv"))[1], ["evaluate-1", "figures-1"]);
  });

  it("reads what was made last where an input says so", () => {
    assert.deepEqual(told(pipeline({ data: "artifact:model" }), contentId("raw.csv")), [
      ["prepare-1", "train-1", "evaluate-1", "figures-1"],
      [],
    ]);
    assert.deepEqual(told(pipeline({ data: ["artifact:model", "artifact:model@v1"] }), "train-1")[0], []);
  });

  it("reads an output again that is not wrong", () => {
    const graph: readonly ToldExecution[] = [
      { id: "split-1", makes: ["outputs/split=rows"] },
      {
        id: "train-1",
        uses: [".executions/executions/split-1/outputs/split=rows", "config.json"],
        makes: ["model"],
      },
    ];
    assert.deepEqual(told(graph, contentId("config.json"), ["train-1"]), [["train-1"], []]);
  });

  it("passes over what is not affected, not chosen, or not there", () => {
    const deleted = pipeline(undefined).map((each) => ({ ...each, deleted: each.id === "train-1" }));
    assert.deepEqual(told(deleted, contentId("raw.csv"), ["nobody", "train-1", "prepare-1"]), [
      ["prepare-1"],
      [],
    ]);
    assert.deepEqual(told(pipeline(undefined), "train-1", ["prepare-1"]), [[], []]);
  });
});
