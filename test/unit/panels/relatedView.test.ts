import assert from "node:assert/strict";

import { relatedView } from "../../../src/panels/view/relatedView";
import { summary } from "../../support/summaries";

const run = { methodId: "train", script: "train.py", inputs: { lr: 0.1, epochs: 3 } };

describe("related executions", () => {
  it("are what it repeats, what repeats it, the cache, what started it and what it started", () => {
    const it_ = summary({ id: "b", rerunOf: "a", parent: "gone", cachedFrom: null, inputs: {} });
    const all = [
      summary({ id: "e", parent: "b", inputs: {} }),
      summary({ id: "d", cachedFrom: "b", inputs: {} }),
      summary({ id: "c", rerunOf: "b", name: "again", inputs: {} }),
      it_,
      summary({ id: "a", inputs: {} }),
    ];
    const { executions, more } = relatedView(it_, all);
    assert.deepEqual(
      executions.map(({ relation, id, found }) => [relation, id, found?.title ?? null]),
      [
        ["original", "a", "a"],
        ["rerun", "c", "again"],
        ["cached", "d", "d"],
        ["parent", "gone", null],
        ["child", "e", "e"],
      ],
    );
    assert.deepEqual(more, {});
  });

  it("are other runs of its method with the same inputs, in whatever order they were given", () => {
    const it_ = summary({ id: "b", ...run });
    const all = [
      summary({ id: "f", ...run, script: "other/train.py" }),
      summary({ id: "e", ...run, methodId: "test" }),
      summary({ id: "d", ...run, inputs: { lr: 0.2, epochs: 3 } }),
      summary({ id: "c", ...run, inputs: { epochs: 3, lr: 0.1 } }),
      it_,
      summary({ id: "a", ...run, rerunOf: "b" }),
    ];
    assert.deepEqual(
      relatedView(it_, all).executions.map(({ relation, id }) => [relation, id]),
      [
        ["rerun", "a"],
        ["sameInputs", "c"],
      ],
      "each once",
    );
    const without = summary({ id: "x", ...run, inputs: {} });
    assert.deepEqual(
      relatedView(without, [without, summary({ id: "y", ...run, inputs: {} })]).executions,
      [],
    );
  });

  it("tell the end of their ids where they are called the same", () => {
    const of = (end: string, name: string) =>
      summary({ id: `train-20261120-100000-${end}`, ...run, name, rerunOf: null });
    const it_ = of("aaaa", "rate 0.1");
    const all = [of("dddd", "other"), of("cccc", "again"), of("eeee", "again"), of("bbbb", "rate 0.1"), it_];
    assert.deepEqual(
      relatedView(it_, all).executions.map(({ found }) => found?.title),
      ["other", "again · cccc", "again · eeee", "rate 0.1 · bbbb"],
    );
  });

  it("are told by ten of a kind, and how many more there are", () => {
    const it_ = summary({ id: "a", inputs: {} });
    const children = Array.from({ length: 13 }, (_, index) =>
      summary({ id: `c${index}`, parent: "a", inputs: {} }),
    );
    const { executions, more } = relatedView(it_, [...children, it_]);
    assert.equal(executions.length, 10);
    assert.deepEqual(more, { child: 3 });
  });
});
