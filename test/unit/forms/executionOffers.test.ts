import assert from "node:assert/strict";
import { offeredExecutions } from "../../../src/forms/executionOffers";
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
});
