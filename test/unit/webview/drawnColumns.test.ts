import assert from "node:assert/strict";
import type { CompareRow } from "../../../src/shared/compare/compareView";
import { drawnColumns } from "../../../webview-ui/src/compare/compareContext";

type Context = Parameters<typeof drawnColumns>[0];

describe("the fields of executions that are rows", () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ key: `metrics value_${index}` }) as CompareRow);
  const drawn = (executions: number, uncapped: readonly "metrics"[], isFirst = false): number => {
    const context = {
      isFirst,
      view: { executions: Array.from({ length: executions }) },
      contents: { uncapped: new Set(uncapped) },
    } as unknown as Context;
    return drawnColumns(context, "metrics", rows).length;
  };

  it("are drawn as far as a page stays quick, all of them when they are asked for", () => {
    assert.deepEqual([drawn(6, []), drawn(50, []), drawn(100, [])], [200, 100, 50]);
    assert.equal(drawn(100, ["metrics"]), 1000);
  });

  it("are drawn as far as they are in sight before the first painting", () => {
    assert.deepEqual([drawn(100, [], true), drawn(100, ["metrics"], true)], [12, 12]);
  });
});
