import assert from "node:assert/strict";
import type { TableStrings } from "../../../src/shared/table/strings";
import type { ReadingView } from "../../../src/shared/table/tableView";
import { emptyState } from "../../../webview-ui/src/table/emptyState";
import type { TableContext } from "../../../webview-ui/src/table/tableContext";
import { templateText } from "../../support/templateText";

const strings = {
  noMatch: "No execution matches",
  noMatchYet: "No execution matches so far",
  stillReading: "Still reading: {0} of {1}",
  readingCancelled: "{0} of {1} were read",
  readingResume: "Read the Rest",
  clearFilter: "Clear Filter",
} as TableStrings;

describe("what stands where rows would be", () => {
  /** All that is told, in its order. */
  function told(reading: ReadingView | null): string {
    const view = { rowCount: 0, searching: false, total: 34_000, reading, leftOut: [], unreadable: null };
    return templateText(emptyState({ view, strings } as unknown as TableContext));
  }

  it("says that nothing matches once all was read", () => {
    assert.match(told(null), /No execution matches(?! so far)/);
  });

  it("says that nothing matches so far while others are still read", () => {
    const text = told({ read: 34_000, total: 100_000, isCancelled: false });
    assert.match(text, /No execution matches so far.*Still reading: 34,000 of 100,000/s);
    assert.doesNotMatch(text, /Read the Rest/);
  });

  it("offers to read the rest where that was cancelled", () => {
    const text = told({ read: 34_000, total: 100_000, isCancelled: true });
    assert.match(text, /No execution matches so far.*34,000 of 100,000 were read.*Read the Rest/s);
  });
});
