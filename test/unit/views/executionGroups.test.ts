import assert from "node:assert/strict";
import fc from "fast-check";
import type { ExecutionState } from "../../../src/core/lifecycle";
import type { ExecutionSummary } from "../../../src/core/summary";
import { newestFirst } from "../../../src/store/index/newestFirst";
import {
  groupExecutions,
  membersOf,
  passesFilter,
  regroup,
  type ExecutionChange,
  type ExecutionFilter,
  type ExecutionGroup,
} from "../../../src/views/executionGroups";
import { summary } from "../../support/summaries";

const plain = (groups: readonly ExecutionGroup[]): unknown =>
  groups.map(({ key, title, script, executions, inputCounts }) => ({
    key,
    title,
    script,
    executions,
    inputCounts,
  }));

describe("the groups of executions", () => {
  it("are after any changes what they would be made anew, and those that did not change stay the same", () => {
    const anyExecution = fc
      .record({
        id: fc.integer({ min: 0, max: 25 }).map((number) => `e-${number}`),
        methodId: fc.constantFrom("train", "evaluate", null),
        method: fc.constantFrom("Train", "Evaluate"),
        script: fc.constantFrom("train.py", "b/train.py", null),
        state: fc.constantFrom<ExecutionState>("COMPLETED", "FAILED", "EXECUTING"),
        created: fc.constantFrom("2026-11-20T10:00:00.000Z", "2026-11-20T11:00:00.000Z", null),
        name: fc.constantFrom(null, "named"),
        inputs: fc.record({ lr: fc.constantFrom(0.1, 0.01) }, { noNullPrototype: true }),
      })
      .map((changes) => summary(changes));
    const anyState = fc.uniqueArray(anyExecution, { selector: ({ id }) => id });
    fc.assert(
      fc.property(
        anyState,
        fc.array(anyState, { maxLength: 4 }),
        fc.constantFrom<ExecutionFilter>("all", "failedAndRunning"),
        (first, further, filter) => {
          let groups = groupExecutions([...first].sort(newestFirst), filter);
          let before = first;
          for (const after of further) {
            const changes = changesBetween(before, after, filter);
            const asked = new Map(changes.map((change) => [idOf(change), change.after]));
            const members = membersOf(groups, asked);
            for (const change of changes) assert.equal(members.get(idOf(change)), change.before);
            const regrouped = regroup(groups, changes);
            assert.deepEqual(plain(regrouped), plain(groupExecutions([...after].sort(newestFirst), filter)));
            groups = regrouped;
            before = after;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("leave every other group the same object when one changes", () => {
    const train = summary({ id: "train-1" });
    const evaluate = summary({ id: "evaluate-1", methodId: "evaluate", method: "Evaluate" });
    const groups = groupExecutions([train, evaluate], "all");
    const after = regroup(groups, [{ before: train, after: { ...train, progress: 50 } }]);
    assert.equal(after[1], groups[1]);
    assert.notEqual(after[0], groups[0]);
  });
});

function idOf({ before, after }: ExecutionChange): string {
  return (after ?? before)?.id ?? "";
}

function changesBetween(
  before: readonly ExecutionSummary[],
  after: readonly ExecutionSummary[],
  filter: ExecutionFilter,
): ExecutionChange[] {
  const find = (all: readonly ExecutionSummary[], id: string): ExecutionSummary | undefined =>
    all.find((execution) => execution.id === id && passesFilter(execution, filter));
  return [...new Set([...before, ...after].map(({ id }) => id))]
    .map((id) => ({
      before: find(before, id),
      after: find(after, id),
    }))
    .filter(({ before: one, after: other }) => one !== undefined || other !== undefined);
}
