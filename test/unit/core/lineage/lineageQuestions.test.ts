import assert from "node:assert/strict";
import fc from "fast-check";
import { affectedBy } from "../../../../src/core/lineage/affectedBy";
import { layersOf } from "../../../../src/core/lineage/layersOf";
import { shapeLineage } from "../../../../src/core/lineage/lineageShape";
import { lineageTree } from "../../../../src/core/lineage/lineageTree";
import { pathBetween } from "../../../../src/core/lineage/pathBetween";
import type { ExecutionNode } from "../../../../src/core/lineage/lineageGraph";
import { siblingsOf } from "../../../../src/core/lineage/siblingsOf";
import { placesToLook, staleMarks } from "../../../../src/core/lineage/staleMarks";
import { traceLineage } from "../../../../src/core/lineage/traceLineage";
import { contentId, hashOf, lineageOf, type ToldExecution } from "../../../support/lineageRecords";

const told: readonly ToldExecution[] = [
  { id: "prepare-1", uses: ["raw.csv"], makes: ["clean.csv"] },
  { id: "train-1", uses: ["clean.csv", "train.py"], makes: ["model"] },
  { id: "figures-1", uses: ["clean.csv"], makes: ["curve.svg"] },
  { id: "evaluate-1", uses: ["model", "clean.csv"], makes: ["report.json"] },
];
const graph = lineageOf(...told);
const everything = {
  direction: "both",
  depth: Infinity,
  links: new Set<never>(),
  passes: () => true,
} as const;

describe("what is affected if something is wrong", () => {
  it("is all that came of it, each execution after those that made its inputs", () => {
    const { executions, artifacts } = affectedBy(graph, [contentId("clean.csv")]);
    assert.deepEqual(
      executions.map(({ id }) => id),
      ["train-1", "figures-1", "evaluate-1"],
    );
    assert.deepEqual(
      artifacts.flatMap(({ names }) => names),
      ["model", "curve.svg", "report.json"],
    );
  });

  it("is nothing where nothing came of it", () => {
    assert.deepEqual(affectedBy(graph, ["evaluate-1"]).executions, []);
  });

  it("is told in an order that never runs one before what it needs, whatever the pipeline", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(13), { maxLength: 3 }), { maxLength: 14 }), (some) => {
        const executions = some.map((earlier, index) => ({
          id: `run-${index}`,
          uses: ["root", ...earlier.filter((each) => each < index).map((each) => `made by ${each}`)],
          makes: [`made by ${index}`],
        }));
        const { executions: order } = affectedBy(lineageOf(...executions), [contentId("root")]);
        assert.equal(order.length, executions.length);
        const place = new Map(order.map(({ id }, index) => [id, index]));
        for (const maker of executions)
          for (const user of executions)
            if (user.uses.some((file) => maker.makes.includes(file)))
              assert.ok((place.get(maker.id) ?? 0) < (place.get(user.id) ?? 0));
      }),
    );
  });
});

describe("the path between two nodes", () => {
  it("is the shortest way of the data, in either direction", () => {
    const nodes = [contentId("raw.csv"), "prepare-1", contentId("clean.csv"), "evaluate-1"];
    assert.deepEqual(pathBetween(graph, [contentId("raw.csv")], ["evaluate-1"]), {
      nodes,
      direction: "forward",
    });
    assert.deepEqual(pathBetween(graph, ["evaluate-1"], [contentId("raw.csv")]), {
      nodes: nodes.toReversed(),
      direction: "backward",
    });
  });

  it("goes around by what two share, and is none where they share nothing", () => {
    const around = pathBetween(graph, ["train-1"], ["figures-1"]);
    assert.deepEqual(around, {
      nodes: ["train-1", contentId("clean.csv"), "figures-1"],
      direction: "around",
    });
    const apart = lineageOf(...told, { id: "other-1", uses: ["other.csv"] });
    assert.equal(pathBetween(apart, ["train-1"], ["other-1"]), null);
  });
});

describe("the path of data", () => {
  const repeated = lineageOf(
    { id: "prepare-1", uses: ["raw.csv"], makes: ["clean.csv"] },
    { id: "train-1", uses: ["clean.csv"], makes: ["model"] },
    { id: "prepare-2", uses: ["raw2.csv"], makes: ["clean.csv"] },
  );

  it("does not lead from an execution to one that ran before it", () => {
    assert.deepEqual(pathBetween(repeated, ["prepare-2"], ["train-1"]), {
      nodes: ["prepare-2", contentId("clean.csv"), "train-1"],
      direction: "around",
    });
    assert.equal(pathBetween(repeated, [contentId("raw2.csv")], [contentId("model")])?.direction, "around");
    assert.equal(pathBetween(repeated, [contentId("model")], ["prepare-1"])?.direction, "backward");
  });

  it("goes from node to node over edges, and is there wherever the lineage is", () => {
    for (const from of repeated.nodes.keys()) {
      const { distances } = traceLineage(repeated, [from], { ...everything, direction: "forward" });
      for (const to of repeated.nodes.keys()) {
        const path = pathBetween(repeated, [from], [to]);
        assert.equal(path?.direction === "forward", distances.has(to), `${from} ${to}`);
        if (path?.direction === "forward") assert.equal(path.nodes.length - 1, distances.get(to));
      }
    }
  });
});

describe("stale marks", () => {
  const disk: Record<string, string | null> = {
    "raw.csv": hashOf("raw.csv"),
    "clean.csv": hashOf("edited"),
    "train.py": null,
    model: hashOf("model"),
    "report.json": null,
  };
  const ids = [...graph.nodes.keys()];
  const marks = staleMarks(graph, ids, (place) => disk[place]);

  it("tell inputs and code that changed since, and results that are others now or gone", () => {
    assert.equal(marks.get("prepare-1"), undefined);
    assert.deepEqual(marks.get("train-1"), [
      { kind: "inputChanged", place: "clean.csv" },
      { kind: "codeGone", place: "train.py" },
    ]);
    assert.deepEqual(marks.get(contentId("clean.csv")), [{ kind: "changedOnDisk", place: "clean.csv" }]);
    assert.deepEqual(marks.get(contentId("report.json")), [{ kind: "gone", place: "report.json" }]);
  });

  it("reach what was made from what is another now, and say by what", () => {
    assert.deepEqual(marks.get(contentId("model")), [{ kind: "madeFromStale", place: "clean.csv" }]);
  });

  it("spare what another execution made as fresh, and hold to deleted ones where there is no other", () => {
    const other = (facts: Partial<ToldExecution>): ReturnType<typeof staleMarks> => {
      const again: ToldExecution = { id: "train-2", uses: ["raw.csv"], makes: ["model"], ...facts };
      const both = lineageOf(...told, again);
      return staleMarks(both, both.nodes.keys(), (place) => disk[place]);
    };
    assert.equal(other({}).get(contentId("model")), undefined);
    assert.equal(other({ uses: ["clean.csv"] }).get(contentId("model"))?.[0]?.kind, "madeFromStale");
    assert.equal(other({ deleted: true }).get(contentId("model"))?.[0]?.kind, "madeFromStale");
    const gone = lineageOf({ id: "train-1", uses: ["clean.csv"], makes: ["model"], deleted: true });
    const marked = staleMarks(gone, gone.nodes.keys(), (place) => disk[place]);
    assert.equal(marked.get(contentId("model"))?.[0]?.kind, "madeFromStale");
  });

  it("tell other sources that changed of the execution alone, each file once", () => {
    const sources = new Map([
      ["train-1", ["train.py", "lib.py"]],
      ["figures-1", ["lib.py"]],
    ]);
    const clean: typeof disk = { ...disk, "clean.csv": hashOf("clean.csv") };
    const found = staleMarks(graph, ids, (place) => clean[place], sources);
    assert.deepEqual(found.get("train-1"), [
      { kind: "codeGone", place: "train.py" },
      { kind: "sourceChanged", place: "lib.py" },
    ]);
    assert.deepEqual(found.get("figures-1"), [{ kind: "sourceChanged", place: "lib.py" }]);
    assert.equal(found.get(contentId("curve.svg")), undefined);
  });

  it("tell nothing of places that were not looked at", () => {
    assert.equal(staleMarks(graph, ids, () => undefined).size, 0);
    assert.ok(placesToLook(graph, [contentId("model")]).has("clean.csv"));
  });
});

describe("the shape of a lineage", () => {
  const many = lineageOf(
    { id: "prepare-1", makes: ["clean.csv"] },
    ...Array.from({ length: 24 }, (_, index): ToldExecution => ({
      id: `train-${index}`,
      uses: ["clean.csv"],
      makes: [`outputs/model=model ${index}`],
    })),
    { id: "train-bad", state: "FAILED", uses: ["clean.csv"] },
    ...Array.from({ length: 3 }, (_, index): ToldExecution => ({
      id: `evaluate-${index}`,
      uses: [`m/model=model ${index}`],
      makes: [`outputs/report=report ${index}`],
    })),
  );
  const trace = traceLineage(many, ["prepare-1"], everything);
  const folded = { least: 3, apart: new Set(["prepare-1"]), unfolded: new Set<string>() };
  const sizes = (options = folded): number[] =>
    shapeLineage(many, trace, options).nodes.map(({ members }) => members.length);

  it("folds executions of one method that came of the same, and what they made, and so on", () => {
    assert.deepEqual(sizes(), [1, 1, 24, 1, 24, 3, 3]);
    const { edges } = shapeLineage(many, trace, folded);
    assert.equal(edges.length, 6);
  });

  it("unfolds one group in place, and leaves apart what is to stay by itself", () => {
    assert.equal(sizes({ ...folded, unfolded: new Set(["group:train-0"]) }).length, 7 + 23);
    assert.equal(sizes({ ...folded, apart: new Set(["prepare-1", "train-7"]) }).length, 9);
    assert.equal(sizes({ ...folded, least: Infinity }).length, trace.distances.size);
  });

  it("holds each node once, as the picture does, in the list too", () => {
    for (const least of [3, Infinity]) {
      const shape = shapeLineage(many, trace, { ...folded, least });
      const rows = lineageTree(shape);
      const told = rows.filter(({ isRepeated }) => !isRepeated).map(({ node }) => node.id);
      assert.deepEqual(told.sort(), shape.nodes.map(({ id }) => id).sort());
    }
  });
});

describe("executions beside one", () => {
  it("used the same data, whatever their code, or ran the same method", () => {
    const many = lineageOf(
      { id: "train-1", uses: ["clean.csv", "split.json", "train.py"] },
      { id: "train-2", uses: ["split.json", "clean.csv", "train.py=other code"] },
      { id: "train-3", uses: ["clean.csv"] },
      { id: "figures-1", uses: ["clean.csv", "split.json", "figures.py"] },
      { id: "figures-2", uses: ["clean.csv", "split.json", "labels.csv"] },
      { id: "make-1", makes: ["raw.csv"] },
    );
    const beside = (id: string): string[][] =>
      Object.values(siblingsOf(many, id)).map((all: readonly ExecutionNode[]) => all.map((one) => one.id));
    assert.deepEqual(beside("train-1"), [["figures-1", "train-2"], ["train-3", "train-2"], []]);
    assert.deepEqual(beside("make-1"), [[], [], []]);
    assert.deepEqual(beside("nobody"), [[], [], []]);
  });

  it("came of the same original, over whatever re-runs, though that is not there any more", () => {
    const again = lineageOf(
      { id: "train-2", rerunOf: "train-1" },
      { id: "train-3", rerunOf: "train-2" },
      { id: "train-4", rerunOf: "train-1" },
      { id: "other-1" },
    );
    for (const id of ["train-1", "train-2", "train-3", "train-4"])
      assert.deepEqual(
        siblingsOf(again, id).sameOriginal.map((one) => one.id),
        ["train-4", "train-3", "train-2", "train-1"].filter((other) => other !== id),
      );
  });
});

describe("the layers of a graph", () => {
  it("put each node behind all that come before it, and break cycles at the first node", () => {
    const steps = [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
      { from: "a", to: "c" },
      { from: "c", to: "b" },
      { from: "d", to: "d" },
      { from: "x", to: "a" },
    ];
    assert.deepEqual(
      layersOf(["a", "b", "c", "d"], steps),
      new Map([
        ["a", 0],
        ["b", 1],
        ["c", 2],
        ["d", 0],
      ]),
    );
  });
});
