import assert from "node:assert/strict";
import type { CodeDifference } from "../../../../src/core/compare/cause";
import { unlikeCode } from "../../../../src/core/compare/unlikeCode";

describe("executions of other code than the baseline", () => {
  const same: CodeDifference = { kind: "known", files: [] };
  const changed = (content: string): CodeDifference => ({
    kind: "known",
    files: [{ path: "train.py", added: 1, removed: 1, content }],
  });

  it("are found wherever they and the baseline stand, the same code once", () => {
    const unknown: CodeDifference = { kind: "unknown", reason: "fetch it first" };
    const code = [same, same, same, same, same, same, changed("1"), unknown, changed("2"), changed("1")];
    assert.deepEqual(unlikeCode(code, 5), [6, 8]);
  });
});
