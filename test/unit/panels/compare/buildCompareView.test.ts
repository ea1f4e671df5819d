import assert from "node:assert/strict";
import type { CodeDifference } from "../../../../src/core/compare/cause";
import { chartFields } from "../../../../src/core/compare/chartFields";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { inEnglish } from "../../../../src/core/translate";
import { buildCompareView } from "../../../../src/panels/compare/buildCompareView";
import { pressedSort, sortOfStatistic } from "../../../../src/panels/compare/executionOrder";
import { compareCells } from "../../../../src/shared/compare/compareCells";
import { drawnView } from "../../../../src/shared/compare/drawnView";
import { firstChoices } from "../../../support/compareChoices";
import { commit, comparedExecution } from "../../../support/comparedExecution";
import { summary } from "../../../support/summaries";

describe("the page that compares executions", () => {
  it("calls executions without a name by what they differ in, as the page of metrics does", () => {
    const inputs = [{ lr: 0.1 }, { lr: 0.01 }, { lr: 0.01 }];
    const executions = inputs.map((own, index) => {
      const id = `train-20261120-15280${index}-k0d${index}`;
      return comparedExecution(id, { summary: summary({ id, inputs: own }), inputs: own });
    });
    const view = buildCompareView(compareExecutions(executions, 0, []), firstChoices, inEnglish);
    assert.deepEqual(
      view.executions.map(({ title }) => title),
      ["lr 0.1", "lr 0.01 · k0d1", "lr 0.01 · k0d2"],
    );
  });

  it("makes rows and fields of charts once, however often the same comparison is shown", () => {
    const executions = ["train-1", "train-2"].map((id) => comparedExecution(id, { inputs: { id } }));
    const comparison = compareExecutions(executions, 0, []);
    const [first, again] = ([true, false] as const).map((onlyDifferences) =>
      buildCompareView(comparison, { ...firstChoices, onlyDifferences }, inEnglish),
    );
    assert.equal(again?.sections, first?.sections);
    assert.equal(again?.charts, first?.charts);
  });

  it("draws of metrics the values that are chosen, and executions by the values of all fields", () => {
    const executions = [3, 1].map((last, index) =>
      comparedExecution(`train-${index}`, {
        inputs: { lr: last / 10 },
        metrics: new Map([["loss", { last, least: last / 2, greatest: last }]]),
      }),
    );
    const comparison = compareExecutions(executions, 0, []);
    for (const statistic of ["last", "best"] as const) {
      const drawn = drawnView(buildCompareView(comparison, { ...firstChoices, statistic }, inEnglish));
      const metrics = drawn.sections.find(({ name }) => name === "metrics");
      const key = statistic === "last" ? "metrics loss" : "bestMetrics loss";
      assert.deepEqual(
        metrics?.rows.map((row) => row.key),
        [key],
      );
      assert.deepEqual(drawn.charts.fields, chartFields(comparison, inEnglish));
    }
  });

  it("sorts rows by a field below the baseline, what is best first, and back by the execution's head", () => {
    const accuracies = [0.5, 0.7, null, 0.9, 0.6];
    const executions = accuracies.map((last, index) =>
      comparedExecution(`train-${index}`, {
        metrics: new Map(last === null ? [] : [["accuracy", { last, least: last, greatest: last }]]),
      }),
    );
    const comparison = compareExecutions(executions, 1, []);
    const field = "metrics accuracy";
    const [first, turned, none] = [
      pressedSort(comparison.rows, null, field),
      pressedSort(comparison.rows, { column: field, descending: true }, field),
      pressedSort(comparison.rows, { column: field, descending: true }, ""),
    ];
    const orderOf = (sort: typeof first): readonly number[] =>
      buildCompareView(comparison, { ...firstChoices, sort }, inEnglish).order;
    assert.deepEqual(orderOf(first), [1, 3, 4, 0, 2]);
    assert.deepEqual(orderOf(turned), [1, 0, 4, 3, 2]);
    assert.deepEqual(orderOf(none), [1, 0, 2, 3, 4]);
  });

  it("keeps to the metric by which rows are sorted when best values are shown, and at its column tells so", () => {
    const losses = [
      [5, 5],
      [2, 1],
      [1, 0.5],
      [4, 0.1],
    ] as const;
    const executions = losses.map(([last, least], index) =>
      comparedExecution(`train-${index}`, { metrics: new Map([["loss", { last, least, greatest: 9 }]]) }),
    );
    const comparison = compareExecutions(executions, 0, []);
    const byLast = pressedSort(comparison.rows, null, "metrics loss");
    const byBest = sortOfStatistic(byLast, "best");
    const best = buildCompareView(
      comparison,
      { ...firstChoices, statistic: "best", sort: byBest },
      inEnglish,
    );
    assert.deepEqual(best.order, [0, 3, 2, 1]);
    const column = best.sections.flatMap(({ rows }) => rows).find(({ key }) => key === best.sort?.column);
    assert.equal(column?.name, "loss");
    assert.deepEqual(sortOfStatistic(byBest, "last"), byLast);
    const byInput = { column: "inputs lr", descending: false };
    assert.deepEqual(sortOfStatistic(byInput, "best"), byInput);
  });

  it("calls no duration better or worse where one of the two did not complete", () => {
    const states = ["COMPLETED", "FAILED", "COMPLETED", "CACHED"] as const;
    const executions = states.map((state, index) => {
      const id = `train-${index}`;
      return comparedExecution(id, { summary: summary({ id, state, durationMs: 9000 - 1000 * index }) });
    });
    const verdictsAgainst = (baseline: number): unknown => {
      const view = buildCompareView(compareExecutions(executions, baseline, []), firstChoices, inEnglish);
      const timing = view.sections.find(({ name }) => name === "timing");
      const row = timing?.rows.find(({ key }) => key === "timing duration");
      return row && compareCells(row, baseline).map(({ verdict }) => verdict);
    };
    assert.deepEqual(verdictsAgainst(0), [null, null, "better", null]);
    assert.deepEqual(verdictsAgainst(1), [null, null, null, null]);
  });

  it("says why it is not known how their code differs, once for each reason, and what of it is not shown", () => {
    const executions = ["a", "b", "b", "c"].map((letter, index) =>
      comparedExecution(`train-${index + 1}`, { git: commit({ commit: letter.repeat(40) }) }),
    );
    const reasons = ["", "the workspace is not trusted", "the workspace is not trusted", "fetch it first"];
    const code = reasons.map((reason): CodeDifference => ({ kind: "unknown", reason }));
    const read = {
      ...firstChoices,
      code: { files: [], notes: ["3 more files differ between A and E."] },
      leftOut: [{ id: "train-9", reason: "its archive is damaged" }],
    };
    const view = buildCompareView(compareExecutions(executions, 0, code), read, inEnglish);
    assert.deepEqual(view.leftOut, ["train-9 is left out, it cannot be read: its archive is damaged"]);
    assert.deepEqual(view.unknownCode, [
      "How the code of B, C differs is not known: the workspace is not trusted",
      "How the code of D differs is not known: fetch it first",
      "3 more files differ between A and E.",
    ]);
  });
});
