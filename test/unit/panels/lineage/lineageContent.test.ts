import assert from "node:assert/strict";
import type { StaleMark } from "../../../../src/core/lineage/staleMarks";
import { traceDirections } from "../../../../src/core/lineage/traceLineage";
import { inEnglish } from "../../../../src/core/translate";
import { firstChoices, LineageModel } from "../../../../src/panels/lineage/lineageModel";
import { keptLineageChoices } from "../../../../src/panels/lineage/keptLineageChoices";
import type {
  LineageChoices,
  LineageContent,
  LineageNodeView,
} from "../../../../src/shared/lineage/lineageView";
import { nodeView, type NodeWords } from "../../../../src/panels/lineage/nodeView";
import { selectedView } from "../../../../src/panels/lineage/selectedView";
import { contentId, lineageOf, type ToldExecution } from "../../../support/lineageRecords";

const now = new Date("2026-11-20T12:00:00.000Z");
const graph = lineageOf(
  { id: "prepare-1", uses: ["raw.csv"], makes: ["clean.csv"] },
  ...[1, 2, 3, 4].map((number): ToldExecution => ({
    id: `train-${number}`,
    uses: ["clean.csv", "train.py"],
    makes: [`outputs/model=model ${number}`],
  })),
  { id: "evaluate-1", uses: ["m/model=model 1", "clean.csv"], makes: ["report.json"], rerunOf: "lost-1" },
);

type Shown = Extract<LineageContent, { readonly kind: "lineage" }>;

function modelOf(start: string, choices: Partial<LineageChoices> = {}): LineageModel {
  return new LineageModel({ graph, start, isChanged: false }, { ...firstChoices, ...choices }, inEnglish);
}

function shownBy(model: LineageModel): Shown {
  const { content } = model.view(now);
  return content.kind === "lineage" ? content : assert.fail(content.kind);
}

describe("the view of a lineage", () => {
  it("lists the very nodes and edges that it draws", () => {
    for (const start of ["prepare-1", "train-1", "evaluate-1", contentId("clean.csv")]) {
      const { nodes, edges } = shownBy(modelOf(start));
      const { rows } = shownBy(modelOf(start, { form: "list" }));
      const listed = rows.filter(({ isRepeated }) => !isRepeated).map(({ node }) => node);
      assert.deepEqual(listed.sort(), nodes.map(({ id }) => id).sort());
      // Each row but the start hangs on one edge; only what leads past the start has no row of its own.
      const past = start === "train-1" ? 1 : 0;
      assert.equal(rows.length - 1 + past, edges.length, start);
    }
  });

  it("shows what stands beside an execution, by the edges that make it a sibling, in both forms", () => {
    const beside = lineageOf(
      { id: "train-1", uses: ["a.csv"], rerunOf: "train-0" },
      { id: "other-1", uses: ["a.csv"] },
      { id: "train-2", uses: ["b.csv"] },
      { id: "again-1", uses: ["c.csv"], rerunOf: "train-0" },
    );
    const subject = { graph: beside, start: "train-1", isChanged: false };
    const shown = (choices: Partial<LineageChoices>): Shown =>
      shownBy(new LineageModel(subject, { ...firstChoices, ...choices }, inEnglish));
    for (const direction of traceDirections) {
      const { nodes, edges } = shown({ direction });
      const { rows, nodes: listed } = shown({ direction, form: "list" });
      const bare = ({ id, label, fact, isStart }: LineageNodeView): unknown => ({ id, label, fact, isStart });
      assert.deepEqual(listed.map(bare), nodes.map(bare));
      assert.deepEqual(rows.map(({ node }) => node).sort(), nodes.map(({ id }) => id).sort());
      assert.deepEqual(edges.map(({ kind, from, to }) => `${from} ${kind} ${to}`).sort(), [
        `${contentId("a.csv")} used other-1`,
        `${contentId("a.csv")} used train-1`,
        "train-0 rerunOf again-1",
        "train-0 rerunOf train-1",
        "train-1 sameMethod train-2",
      ]);
      assert.deepEqual(
        rows.filter(({ side }) => side === "beside").map(({ node, relation }) => `${node}: ${relation}`),
        [
          "other-1: beside it: same inputs",
          "train-2: beside it: same method",
          "again-1: beside it: re-run of the same",
          "train-0: beside it: re-run of the same",
        ],
      );
    }
    assert.deepEqual(
      shown({ siblings: false }).nodes.map(({ id }) => id),
      ["train-1", contentId("a.csv")],
    );
    assert.ok(!shown({ affected: true }).nodes.some(({ id }) => id === "other-1"));
  });

  it("folds siblings among themselves, never with what data leads to", () => {
    const { nodes, edges } = shownBy(modelOf("train-1"));
    const group = nodes.find(({ count }) => count === 3) ?? assert.fail();
    assert.equal(group.id, "group:train-2");
    assert.ok(
      edges.some(
        ({ kind, from, to }) => kind === "used" && from === contentId("clean.csv") && to === group.id,
      ),
    );
  });

  it("says how many of a folded group are stale, and which, and marks it as partly so", () => {
    const mark: StaleMark = { kind: "inputChanged", place: "clean.csv" };
    const alike = graph.nodes.get("train-1") ?? assert.fail();
    const members = ["train-2", "train-3", "train-4"].map((id) => graph.nodes.get(id) ?? alike);
    const group = { id: "group:train-2", members, distance: 2, beside: [] };
    const marked = (...ids: string[]): NodeWords => ({
      marks: new Map(ids.map((id) => [id, [mark]])),
      lookedSources: new Set(),
      now,
      t: inEnglish,
    });
    const told = (...ids: string[]): unknown[] => {
      const view = nodeView(group, { x: 0, y: 0 }, marked(...ids)) ?? assert.fail();
      return [view.fact, view.stateText, view.isStale, view.isPartlyStale];
    };
    assert.deepEqual(told(), ["3 Completed", "Completed", false, false]);
    assert.deepEqual(told("train-3"), ["1 of 3 stale", "1 of 3 stale", true, true]);
    assert.deepEqual(told("train-2", "train-3", "train-4"), ["input changed", "input changed", true, false]);
    const [section] = selectedView(graph, group, marked("train-4"))?.sections ?? [];
    assert.equal(section?.title, "Alike · 3");
    assert.deepEqual(
      section.rows.map(({ node, fact, icon }) => `${node ?? ""} ${icon} ${fact}`),
      ["train-4 warning input changed", "train-2 play-circle 1 h ago", "train-3 play-circle 1 h ago"],
    );
  });

  it("draws all nodes beside each other, the start among them, within its size", () => {
    const { nodes, width, height } = shownBy(modelOf("prepare-1"));
    assert.deepEqual(
      nodes.filter(({ isStart }) => isStart).map(({ id }) => id),
      ["prepare-1"],
    );
    for (const { x, y } of nodes) assert.ok(x >= 0 && y >= 0 && x < width && y < height);
    assert.equal(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size, nodes.length);
  });

  it("folds what is alike and tells how much, and unfolds it in place", () => {
    const model = modelOf("prepare-1");
    const { total, folded, groups, nodes } = shownBy(model);
    assert.deepEqual([total, folded, groups, nodes.length], [13, 8, 2, 7]);
    const group = nodes.find(({ label }) => label === "4 × execution") ?? assert.fail();
    assert.equal(group.fact, "4 Completed");
    model.unfold(group.id);
    assert.equal(shownBy(model).nodes.length, 10);
    model.unfold(group.id);
    assert.equal(shownBy(model).nodes.length, 7);
  });

  it("hides code at first, tells how many nodes have which type, and shows it when asked", () => {
    const model = modelOf("train-1");
    assert.ok(model.view(now).types.some(({ name, count }) => name === "Script" && count === 1));
    assert.ok(!shownBy(model).nodes.some(({ label }) => label === "train.py"));
    model.choose({ ...firstChoices, hiddenTypes: [] });
    assert.ok(shownBy(model).nodes.some(({ label }) => label === "train.py"));
  });

  it("tells what is affected in the order in which it would run again", () => {
    const { affected, nodes } = shownBy(modelOf(contentId("raw.csv"), { affected: true }));
    assert.deepEqual(
      affected?.executions.map(({ id }) => id),
      ["prepare-1", "train-1", "train-2", "train-3", "train-4", "evaluate-1"],
    );
    assert.equal(affected.artifacts.length, 6);
    assert.ok(nodes.length > 1);
  });

  it("shows executions that are missing as such", () => {
    const { nodes, edges } = shownBy(modelOf("evaluate-1", { links: ["rerunOf"] }));
    const missing = nodes.find(({ kind }) => kind === "missing");
    assert.deepEqual([missing?.id, missing?.stateText, missing?.state], ["lost-1", "missing", null]);
    assert.ok(edges.some(({ kind, from }) => kind === "rerunOf" && from === "lost-1"));
    const selected = modelOf("evaluate-1", { links: ["rerunOf"] }).select("lost-1", now);
    assert.deepEqual([selected?.canOpen, selected?.canRerun], [false, false]);
  });

  it("tells of a selected node what it used and made and what lies downstream", () => {
    const selected = modelOf("train-1").select("train-1", now);
    assert.deepEqual(
      selected?.sections.map(({ title, rows }) => `${title}: ${rows.map(({ label }) => label).join(", ")}`),
      [
        "Used · 2: clean.csv, train.py",
        "Made · 1: model",
        "Downstream · 1: execution",
        "With the Same Inputs · 3: execution, execution, execution",
        "Of the Same Method · 3: execution, execution, execution",
      ],
    );
    const looked = selected.facts.find(({ name }) => name === "looked at");
    assert.match(looked?.value ?? "", /not what the script imports/);
    const words = { marks: new Map(), lookedSources: new Set(["train-1"]), now, t: inEnglish };
    const node = graph.nodes.get("train-1") ?? assert.fail();
    const alone = { id: "train-1", members: [node], distance: 0, beside: [] };
    const withSources = selectedView(graph, alone, words)?.facts.find(({ name }) => name === "looked at");
    assert.match(withSources?.value ?? "", /every tracked source of its commit/);
    const group = modelOf("prepare-1").select("group:train-1", now);
    assert.equal(group?.isGroup, true);
    assert.equal(group.sections[0]?.rows.length, 4);
    assert.equal(modelOf("train-1").select("nobody", now), null);
  });
});

describe("a path on the lineage page", () => {
  const told = (model: LineageModel, from: string, to: string): unknown[] => {
    const path = model.path(from, to, now) ?? assert.fail("no answer");
    return [path.sentence, ...path.steps.map(({ label, relation, shownAs }) => [label, relation, shownAs])];
  };
  const raw = contentId("raw.csv");

  it("tells step by step what came of what", () => {
    assert.deepEqual(told(modelOf("evaluate-1"), raw, "prepare-1"), [
      "execution came of raw.csv.",
      ["raw.csv", "start", raw],
      ["execution", "used by", "prepare-1"],
    ]);
    assert.deepEqual(told(modelOf("evaluate-1"), "train-1", raw).slice(1), [
      ["execution", "start", "train-1"],
      ["clean.csv", "used as data", contentId("clean.csv")],
      ["execution", "made by", "prepare-1"],
      ["raw.csv", "used as data", raw],
    ]);
  });

  it("goes over what is shown where it can, and over nodes that are folded", () => {
    const steps = told(modelOf("prepare-1"), "train-1", "train-2").slice(1);
    assert.deepEqual(
      steps.map((step) => (step as unknown[])[2]),
      ["group:train-1", contentId("clean.csv"), "group:train-1"],
    );
    const hidden = modelOf("train-1", { hiddenTypes: ["Table"] });
    assert.equal((told(hidden, "train-1", "train-2")[2] as unknown[])[0], "train.py");
  });

  it("begins with whichever of a group is nearest", () => {
    const path = modelOf("prepare-1").path("group:train-1", "evaluate-1", now);
    assert.deepEqual(path?.from, "4 × execution");
    assert.equal(path.steps.length, 3);
  });

  it("says that nothing connects two nodes, and knows none that is not there", () => {
    const apart = lineageOf({ id: "one-1", makes: ["one.csv"] }, { id: "other-1", makes: ["other.csv"] });
    const model = new LineageModel(
      { graph: apart, start: "one-1", isChanged: false },
      firstChoices,
      inEnglish,
    );
    assert.deepEqual(told(model, "one-1", "other-1"), [
      "Nothing connects execution with execution: they share no data.",
    ]);
    assert.equal(model.path("one-1", "nobody", now), null);
  });
});

describe("choices of the lineage page", () => {
  it("are read as they were kept, and as at first where they are none", () => {
    const chosen: LineageChoices = {
      direction: "backward",
      depth: 3,
      links: ["parent"],
      siblings: false,
      hiddenTypes: [],
      form: "list",
      affected: true,
    };
    assert.deepEqual(keptLineageChoices(chosen, firstChoices), chosen);
    assert.deepEqual(keptLineageChoices(null, firstChoices), firstChoices);
    const odd = {
      direction: "up",
      depth: -1,
      links: ["friends", 3],
      hiddenTypes: "all",
      form: 1,
      affected: "yes",
    };
    assert.deepEqual(keptLineageChoices(odd, firstChoices), firstChoices);
  });
});
