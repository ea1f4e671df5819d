import assert from "node:assert/strict";
import type { CompareRow } from "../../../src/shared/compare/compareView";
import { drawnColumns } from "../../../webview-ui/src/compare/compareContext";

type Context = Parameters<typeof drawnColumns>[0];

describe("the fields of executions that are rows", () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ key: `metrics value_${index}` }) as CompareRow);
  const columns = (
    executions: number,
    uncapped: readonly "metrics"[],
    isFirst = false,
  ): readonly CompareRow[] => {
    const causes = [{ field: "metrics value_7" }, { field: "metrics value_900" }];
    const moves = { moved: [{ field: "metrics value_999" }] };
    const context = {
      isFirst,
      view: { executions: Array.from({ length: executions }, () => ({ causes })), moves },
      contents: { uncapped: new Set(uncapped) },
    } as unknown as Context;
    return drawnColumns(context, "metrics", rows);
  };
  const drawn = (...asked: Parameters<typeof columns>): number => columns(...asked).length;

  it("are drawn as far as a page stays quick, all of them when they are asked for", () => {
    assert.deepEqual([drawn(6, []), drawn(50, []), drawn(100, [])], [200, 100, 50]);
    assert.equal(drawn(100, ["metrics"]), 1000);
  });

  it("are drawn as far as they are in sight before the first painting", () => {
    assert.deepEqual([drawn(100, [], true), drawn(100, ["metrics"], true)], [12, 12]);
  });

  it("are first those that causes and moves name, wherever they stand, in the order of all", () => {
    const keys = columns(100, []).map(({ key }) => key.slice("metrics value_".length));
    assert.deepEqual(keys, [...Array.from({ length: 48 }, (_, index) => String(index)), "900", "999"]);
  });
});
