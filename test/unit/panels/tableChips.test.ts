import assert from "node:assert/strict";
import { compileQuery } from "../../../src/core/query/compileQuery";
import { parseQuery } from "../../../src/core/query/parseQuery";
import type { Query } from "../../../src/core/query/queryTree";
import type { ExecutionSummary } from "../../../src/core/summary";
import { chipFields, toggleChip, type ChipField } from "../../../src/core/table/queryChips";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { filterAtOnce } from "../../../src/panels/table/filterEntries";
import { chipChoices, chipViews } from "../../../src/panels/table/tableChips";
import { entryOf, type TableEntry } from "../../../src/panels/table/tableRow";
import { now, summary } from "../../support/summaries";

const folder = { layout: { workspace: "/w" } } as WorkspaceEntry;

function entries(...executions: readonly Partial<ExecutionSummary>[]): TableEntry[] {
  return executions.map((each, index) => entryOf(folder, summary({ ...each, id: `e${String(index)}` })));
}

function parsed(text: string): Query {
  const result = parseQuery(text);
  assert.ok(result.ok, text);
  return result.query;
}

/** What choosing each value finds. */
function found(field: ChipField, all: readonly TableEntry[]): [string, number][] {
  return chipChoices(parsed(""), field, all, now).map(({ value }) => {
    const test = compileQuery(parsed(toggleChip(parsed(""), field, value, true)), now);
    return [value, all.filter((entry) => test(entry.summary, null) === true).length];
  });
}

function told(field: ChipField, all: readonly TableEntry[], query = ""): [string, number][] {
  return chipChoices(parsed(query), field, all, now).map(({ value, count }) => [value, count]);
}

describe("the values that a chip offers", () => {
  const all = entries(
    {
      state: "FAILED",
      status: "failed",
      author: "Ann",
      branch: "feature/x",
      method: "Training",
      methodId: "train",
    },
    {
      state: "FAILED",
      status: "failed",
      author: "Anna Lee",
      branch: "feature/y",
      method: null,
      methodId: "train",
    },
    { state: "DEAD", status: "running", author: "Ann", branch: "main", method: null, methodId: "Training" },
    { state: "EXECUTING", status: "running", author: null, branch: "odd*", tags: ["a b", "c"] },
    { state: "STOPPING", status: "running", branch: "odd one", tags: ["c"] },
    { state: "COMPLETED", status: "successful", pipeline: "p", stage: "s", type: "t" },
  );

  it("are counted by what choosing them finds", () => {
    for (const field of chipFields) assert.deepEqual(told(field, all), found(field, all), field);
    assert.deepEqual(told("status", all)[0], ["failed", 3], "the dead are among the failed ones");
    assert.deepEqual(told("author", all), [
      ["Ann", 2],
      ["Anna Lee", 1],
    ]);
  });

  it("tell of a group and of a pattern that was typed how many they find", () => {
    const groups = chipChoices(parsed("status:running"), "status", all, now);
    assert.deepEqual(
      groups.find(({ value }) => value === "running"),
      { value: "running", count: 2, chosen: true },
    );
    const branches = chipChoices(parsed("branch:feature/*"), "branch", all, now);
    assert.deepEqual(branches[0], { value: "feature/*", count: 2, chosen: true });
    const chip = chipViews(parsed("branch:feature/*"), (asked) => filterAtOnce(all, asked, now).length).find(
      ({ field }) => field === "branch",
    );
    assert.deepEqual(chip, { field: "branch", values: ["feature/*"], count: 2 });
  });
});
