import assert from "node:assert/strict";
import type { LineageGraph, LinkKind } from "../../../../src/core/lineage/lineageGraph";
import { traceLineage, type TraceOptions } from "../../../../src/core/lineage/traceLineage";
import { contentId, lineageOf } from "../../../support/lineageRecords";

const pipeline = lineageOf(
  { id: "prepare-1", uses: ["raw.csv"], makes: ["clean.csv", "split.json"] },
  { id: "train-1", uses: ["clean.csv", "split.json", "train.py"], makes: ["model"] },
  { id: "train-2", uses: ["clean.csv", "train.py"], makes: ["outputs/model=model2"] },
  { id: "evaluate-1", uses: ["model", "clean.csv"], makes: ["report.json"] },
);

const everything: TraceOptions = { direction: "both", depth: Infinity, links: new Set(), passes: () => true };

function traced(graph: LineageGraph, start: string, options: Partial<TraceOptions> = {}): string[] {
  const { distances } = traceLineage(graph, [start], { ...everything, ...options });
  return [...distances].map(([id, distance]) => `${distance} ${readable(id)}`).sort();
}

/** An artifact by its content as it was told. */
function readable(id: string): string {
  const [hash = "", place] = id.replace("sha256:", "").split("@");
  if (!id.startsWith("sha256:")) return id;
  return Buffer.from(hash, "hex").toString().replaceAll("\0", "") + (place === undefined ? "" : `@${place}`);
}

describe("a lineage", () => {
  it("goes backward to all that an execution came of, with the distance in edges", () => {
    assert.deepEqual(traced(pipeline, "evaluate-1", { direction: "backward" }), [
      "-1 clean.csv",
      "-1 model",
      "-2 prepare-1",
      "-2 train-1",
      "-3 raw.csv",
      "-3 split.json",
      "-3 train.py",
      "0 evaluate-1",
    ]);
  });

  it("goes forward to all that came of an artifact, through each of a diamond once", () => {
    assert.deepEqual(traced(pipeline, contentId("clean.csv"), { direction: "forward" }), [
      "0 clean.csv",
      "1 evaluate-1",
      "1 train-1",
      "1 train-2",
      "2 model",
      "2 model2",
      "2 report.json",
    ]);
  });

  it("goes both ways, not to what merely shares something, and ends at its depth", () => {
    assert.deepEqual(traced(pipeline, "train-1", { depth: 1 }), [
      "-1 clean.csv",
      "-1 split.json",
      "-1 train.py",
      "0 train-1",
      "1 model",
    ]);
    assert.ok(!traced(pipeline, "train-1").includes("1 train-2"));
  });

  it("follows only artifacts that pass, and shows the start though it does not", () => {
    const noTables = { passes: ({ type }: { type: string }) => type !== "Table" };
    assert.deepEqual(traced(pipeline, "evaluate-1", { ...noTables, direction: "backward" }), [
      "-1 model",
      "-2 train-1",
      "-3 split.json",
      "-3 train.py",
      "-4 prepare-1",
      "0 evaluate-1",
    ]);
    assert.ok(traced(pipeline, contentId("raw.csv"), noTables).includes("1 prepare-1"));
  });

  it("holds an edge for each use and each making, with role, name and place", () => {
    const { edges } = traceLineage(pipeline, ["train-2"], { ...everything, direction: "forward" });
    assert.deepEqual(edges, [
      {
        kind: "generated",
        from: "train-2",
        to: contentId("model2"),
        role: "output",
        name: "model",
        place: ".executions/executions/train-2/outputs/model",
        isCode: false,
      },
    ]);
  });

  it("is that of one content, wherever it lies and whatever it is called", () => {
    const graph = lineageOf(
      { id: "make-1", makes: ["a/data.csv=rows"] },
      { id: "copy-1", uses: ["b/rows.csv=rows"] },
      { id: "copy-2", uses: ["/lab/a/data.csv=rows"] },
    );
    assert.deepEqual(traced(graph, "copy-1", { direction: "backward" }), [
      "-1 rows",
      "-2 make-1",
      "0 copy-1",
    ]);
    const node = graph.nodes.get(contentId("rows"));
    assert.deepEqual(node?.kind === "artifact" && [node.names, node.places.map(({ path }) => path)], [
      ["data.csv", "rows.csv"],
      ["a/data.csv", "b/rows.csv"],
    ]);
  });

  it("does not lead through empty files from run to run, but where they lie in one place", () => {
    const graph = lineageOf(
      { id: "first-1", makes: ["outputs/errors.txt=empty", "flags/done=empty"] },
      { id: "other-1", uses: ["notes.txt=empty"] },
      { id: "waits-1", uses: ["flags/done=empty"] },
      { id: "reads-1", uses: [".executions/executions/first-1/outputs/errors.txt=empty"] },
    );
    assert.deepEqual(traced(graph, "first-1", { direction: "forward", depth: 2 }), [
      "0 first-1",
      "1 empty@.executions/executions/first-1/outputs/errors.txt",
      "1 empty@flags/done",
      "2 reads-1",
      "2 waits-1",
    ]);
    assert.deepEqual(traced(graph, "other-1"), ["-1 empty@notes.txt", "0 other-1"]);
  });

  it("leaves out what an execution printed, unless another one used it", () => {
    const log = "outputs/stdout.log";
    const graph = lineageOf(
      { id: "loud-1", makes: [`${log}=said`] },
      { id: "loud-2", makes: [`${log}=heard`] },
      { id: "listens-1", uses: [`.executions/executions/loud-2/${log}=heard`] },
    );
    assert.deepEqual(traced(graph, "loud-1"), ["0 loud-1"]);
    assert.deepEqual(traced(graph, "loud-2"), ["0 loud-2", "1 heard", "2 listens-1"]);
  });

  it("has nothing from an execution that made the same only later", () => {
    const graph = lineageOf(
      { id: "prepare-1", makes: ["clean.csv"] },
      { id: "train-1", uses: ["clean.csv"], makes: ["model"] },
      { id: "prepare-2", makes: ["clean.csv"] },
      { id: "train-2", uses: ["clean.csv"] },
    );
    const backward = traced(graph, "train-1", { direction: "backward" });
    assert.deepEqual(backward, ["-1 clean.csv", "-2 prepare-1", "0 train-1"]);
    assert.deepEqual(traced(graph, "prepare-2", { direction: "forward" }), [
      "0 prepare-2",
      "1 clean.csv",
      "2 train-2",
    ]);
    assert.ok(traced(graph, "train-2", { direction: "backward" }).includes("-2 prepare-2"));
  });

  it("finds all beyond an artifact that is reached again by a later execution", () => {
    // By way of early it is too soon for maker-2; by way of late, further off, it is not.
    const graph = lineageOf(
      { id: "maker-1", makes: ["shared"] },
      { id: "early-1", uses: ["shared"], makes: ["e"] },
      { id: "maker-2", makes: ["shared"] },
      { id: "late-1", uses: ["shared"], makes: ["l"] },
      { id: "later-1", uses: ["l"], makes: ["m"] },
      { id: "end-1", uses: ["e", "m"] },
    );
    const found = traced(graph, "end-1", { direction: "backward" });
    assert.ok(found.includes("-4 maker-1") && found.includes("-6 maker-2"), found.join());
  });

  it("ends in cycles: two that hand a file to and fro", () => {
    const graph = lineageOf(
      { id: "there-1", uses: ["a"], makes: ["b"], created: null },
      { id: "back-1", uses: ["b"], makes: ["a"], created: null },
    );
    assert.deepEqual(traced(graph, "there-1"), ["-1 a", "-2 back-1", "-3 b", "0 there-1"]);
    assert.equal(traceLineage(graph, ["there-1"], everything).edges.length, 4);
  });

  it("knows executions that are not in the store: deleted, or only spoken of", () => {
    const graph = lineageOf(
      { id: "prepare-1", makes: ["clean.csv"], deleted: true },
      { id: "train-1", uses: ["clean.csv", ".executions/executions/gone-1/outputs/x"], rerunOf: "gone-2" },
    );
    const { distances } = traceLineage(graph, ["train-1"], { ...everything, links: new Set(["rerunOf"]) });
    const missing = [...distances.keys()].flatMap((id) => {
      const node = graph.nodes.get(id);
      return node?.kind === "execution" && node.missing !== null ? [`${id} ${node.missing}`] : [];
    });
    assert.deepEqual(missing.sort(), ["gone-1 unknown", "gone-2 unknown", "prepare-1 deleted"]);
  });

  it("follows parents, re-runs and cached results only when they are switched on, each by itself", () => {
    const graph = lineageOf(
      { id: "plan-1", makes: [] },
      { id: "train-1", parent: "plan-1" },
      { id: "train-2", rerunOf: "train-1" },
      { id: "train-3", cachedFrom: "train-2" },
    );
    const linked = (...links: LinkKind[]): string[] => traced(graph, "train-2", { links: new Set(links) });
    assert.deepEqual(linked(), ["0 train-2"]);
    assert.deepEqual(linked("rerunOf", "parent"), ["-1 train-1", "-2 plan-1", "0 train-2"]);
    assert.deepEqual(linked("cachedFrom"), ["0 train-2", "1 train-3"]);
  });

  it("takes what lies in a bundle for made there, though its execution lists only the folder around it", () => {
    const graph = lineageOf(
      { id: "make-1", makes: ["outputs/data=list"] },
      { id: "use-1", uses: [".executions/executions/make-1/outputs/data/a.csv=member"] },
    );
    assert.deepEqual(traced(graph, "use-1", { direction: "backward" }), [
      "-1 member",
      "-2 make-1",
      "0 use-1",
    ]);
  });

  it("keeps apart the workspace's own folders outputs and inputs and those of the bundles", () => {
    const graph = lineageOf(
      {
        id: "make-1",
        makes: ["outputs/model=kept"],
        leaves: ["outputs/model=left", "outputs/stdout.log=said"],
      },
      { id: "use-1", uses: ["outputs/model=left", "inputs/raw.csv=rows"] },
    );
    const placesOf = (content: string): string[] => {
      const node = graph.nodes.get(contentId(content));
      return node?.kind === "artifact" ? node.places.map(({ path }) => path) : [];
    };
    assert.deepEqual(placesOf("kept"), [".executions/executions/make-1/outputs/model"]);
    assert.deepEqual(placesOf("left"), ["outputs/model"]);
    assert.deepEqual(placesOf("rows"), ["inputs/raw.csv"]);
    assert.deepEqual(placesOf("said"), ["outputs/stdout.log"]);
  });

  it("is empty of an id that nobody knows", () => {
    assert.deepEqual(traced(pipeline, contentId("nobody")), []);
  });
});
