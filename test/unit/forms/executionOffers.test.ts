import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import { offeredExecutions, OfferedLabels } from "../../../src/forms/executionOffers";
import { now, summary } from "../../support/summaries";

describe("the executions that a pick offers", () => {
  const all = Array.from({ length: 1000 }, (_, index) =>
    summary({
      id: `train-${index}`,
      name: index === 900 ? "the old baseline" : null,
      state: index % 2 === 0 ? "COMPLETED" : "FAILED",
    }),
  );
  const any = (): boolean => true;
  const ids = (text: string, most = 3, fits = any): string[] =>
    offeredExecutions(all, text, most, fits, now).offered.map(({ id }) => id);

  it("are the first that fit, and nothing is asked of those beyond", () => {
    let asked = 0;
    const fits = ({ id }: { readonly id: string }): boolean => {
      asked += 1;
      return id !== "train-1";
    };
    const { offered, isCut } = offeredExecutions(all, "", 3, fits, now);
    assert.deepEqual(
      offered.map(({ id }) => id),
      ["train-0", "train-2", "train-3"],
    );
    assert.equal(isCut, true);
    assert.ok(asked <= 5, String(asked));
    assert.equal(offeredExecutions(all.slice(0, 3), "", 3, any, now).isCut, false);
  });

  it("are found by a name, a query, or a part of either while it is typed", () => {
    assert.deepEqual(ids("baseline"), ["train-900"]);
    assert.deepEqual(ids("status:failed"), ["train-1", "train-3", "train-5"]);
    assert.deepEqual(ids("the old b"), ["train-900"]);
    assert.deepEqual(ids('"the old'), []);
    assert.deepEqual(ids("train-99", 20), [
      "train-99",
      ...Array.from({ length: 10 }, (_, at) => `train-99${at}`),
    ]);
    assert.deepEqual(ids("status:"), []);
  });

  it("are found by their inputs as their labels tell them, and keep their labels whatever is typed", () => {
    const runs = Array.from({ length: 10 }, (_, index) =>
      summary({ id: `train-${index}`, inputs: { lr: index / 10, epochs: index < 5 ? 40 : 80 } }),
    );
    const offersOf = (text: string): readonly ExecutionSummary[] =>
      offeredExecutions(runs, text, 5, any, now).offered;
    assert.deepEqual(
      offersOf("lr 0.9").map(({ id }) => id),
      ["train-9"],
    );
    const labels = new OfferedLabels();
    assert.equal(labels.of(offersOf("")).get("train-1"), "lr 0.1");
    assert.equal(labels.of(offersOf("lr 0.9")).get("train-9"), "lr 0.9, epochs 80");
    assert.equal(labels.of(offersOf("lr 0.1")).get("train-1"), "lr 0.1");
  });
});
