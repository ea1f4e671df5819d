import assert from "node:assert/strict";
import type { LineageStrings } from "../../../src/shared/lineage/strings";
import type { LineageRowView } from "../../../src/shared/lineage/lineageView";
import { list } from "../../../webview-ui/src/lineage/list";
import type { LineageContext, Shown } from "../../../webview-ui/src/lineage/lineageContext";
import { templateText } from "../../support/templateText";

const strings = { rowsShown: "{0} of {1} rows are listed" } as LineageStrings;

describe("a lineage as a list", () => {
  /** All that is told, in its order. */
  function told(count: number, closed: readonly string[] = []): string {
    const rows = Array.from({ length: count }, (_, index): LineageRowView => ({
      node: String(index),
      level: index === 0 ? 0 : 1,
      side: "forward",
      isRepeated: false,
      relation: "",
    }));
    const context = { strings, selected: null, closed: new Set(closed) } as unknown as LineageContext;
    return templateText(list(context, { nodes: [], rows } as unknown as Shown));
  }

  it("says how many rows it does not hold", () => {
    assert.match(told(2345), /1,500 of 2,345 rows are listed/);
  });

  it("says nothing where it holds all, what is folded left out", () => {
    assert.doesNotMatch(told(1500), /listed/);
    assert.doesNotMatch(told(2345, ["0"]), /listed/);
  });
});
