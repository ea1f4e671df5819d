import assert from "node:assert/strict";
import type { LogSearch } from "../../../../src/shared/logs/logsMessages";
import { AwaitedSearch } from "../../../../webview-ui/src/logs/awaitedSearch";

describe("a search of the log that is waited for", () => {
  it("is over once it was searched to the end itself, not the one before", () => {
    const searchOf = (text: string): LogSearch => ({ text, regex: false, case: false, word: false });
    const awaited = new AwaitedSearch();
    awaited.begin(searchOf("run"));
    assert.equal(awaited.isOver({ search: searchOf("step"), isSearched: true }), false);
    assert.equal(awaited.isOver({ search: searchOf("run"), isSearched: false }), false);
    assert.equal(awaited.isOver({ search: searchOf("run"), isSearched: true }), true);
    assert.equal(awaited.isOver({ search: searchOf("run"), isSearched: true }), false);
  });
});
