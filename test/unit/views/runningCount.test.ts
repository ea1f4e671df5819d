import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import { RunningCount } from "../../../src/views/runningCount";
import { summary } from "../../support/summaries";

describe("the number of what runs", () => {
  it("follows what changes, and looks at all where that is not told", () => {
    const all = new Map<string, ExecutionSummary>();
    const put = (changes: Parameters<typeof summary>[0]): void => void all.set(changes.id, summary(changes));
    let lists = 0;
    const running = new RunningCount({
      list: () => {
        lists += 1;
        return [...all.values()];
      },
      get: (id) => all.get(id),
    });
    put({ id: "a", state: "EXECUTING" });
    put({ id: "b" });
    assert.equal(running.count, 1);
    put({ id: "a", state: "COMPLETED" });
    put({ id: "c", state: "STARTED" });
    put({ id: "d", state: "STOPPING" });
    running.update(["a", "c", "d"]);
    assert.equal(running.count, 2);
    all.delete("d");
    running.update(["d"]);
    assert.equal(running.count, 1);
    assert.equal(lists, 1);
    put({ id: "e", state: "EXECUTING" });
    running.update([]);
    assert.deepEqual([running.count, lists], [2, 2]);
  });
});
